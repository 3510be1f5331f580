package io.orderflow.payment.api.settlement;

import io.orderflow.payment.domain.settlement.SettlementFile;
import io.orderflow.payment.usecase.settlement.SettlePayments;
import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.Idempotency;
import io.orderflow.platform.web.Problem;
import io.orderflow.platform.web.ProblemException;
import io.orderflow.platform.web.Reply;
import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Gateways' settlement files (api.md §4). */
@Path("/api/v1/settlements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "settlements")
public class SettlementResource {

    private static final String CSV = "text/csv";

    /** The plainest header; columns may also stand in another order, or with others between them. */
    private static final String HEADER = "^payment_reference,operation,amount,currency(,fee)?(\\n[^\\u0000]*)?$";

    private static final String EXAMPLE = """
            payment_reference,operation,amount,currency,fee
            P-7K3M,capture,4798,USD,139
            """;

    private final SettlePayments settling;
    private final Idempotency idempotency;
    private final Caller caller;

    SettlementResource(SettlePayments settling, Idempotency idempotency, Caller caller) {
        this.settling = settling;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    // Any, and then looked at: a content type that matches no method is refused before a missing token is.
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed(Roles.STAFF)
    @APIResponseSchema(value = SettlementBody.class, responseCode = "200")
    @Operation(
            summary = "Holds a settlement file against the ledger; the same file again leads to the same report",
            description =
                    "Kinds of difference: missing_here, missing_there, amount, currency, duplicate; and fee, of a line "
                            + "that is settled, where the column fee is there and differs from what is agreed with the gateway.")
    public Uni<Response> settle(
            @HeaderParam("Content-Type") @Parameter(hidden = true) @Nullable String contentType,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = CSV,
                                            schema = @Schema(type = SchemaType.STRING, pattern = HEADER),
                                            example = EXAMPLE))
                    byte @Nullable [] body) {
        if (contentType == null || !contentType.toLowerCase(Locale.ROOT).startsWith(CSV)) {
            throw new ProblemException(
                    Problem.of(415, "unsupported_media_type", "The body has the wrong content type."));
        }
        byte[] raw = body == null ? new byte[0] : body;
        String digest = digest(raw);
        var key = caller.idempotencyKey(digest);
        var file =
                SettlementFile.open(new String(raw, StandardCharsets.UTF_8)).orElseThrow(SettlementResource::malformed);
        return idempotency
                .once(
                        key,
                        caller.cause(),
                        tx -> settling.settle(tx, digest, file).map(report -> Reply.of(200, SettlementBody.of(report))))
                .map(Reply::toResponse);
    }

    private static ProblemException malformed() {
        String message = "must name payment_reference, operation, amount and currency, each once";
        return new ProblemException(Problem.of(400, "malformed_csv", "The header of the file " + message + ".")
                .withErrors(List.of(new Problem.FieldError("header", "malformed_csv", message))));
    }

    private static String digest(byte[] raw) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
