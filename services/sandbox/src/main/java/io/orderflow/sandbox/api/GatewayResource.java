package io.orderflow.sandbox.api;

import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.MoneyBody;
import io.orderflow.platform.web.ProblemException;
import io.orderflow.platform.web.Reply;
import io.orderflow.platform.web.Roles;
import io.orderflow.sandbox.config.SandboxConfig;
import io.orderflow.sandbox.domain.Faults;
import io.orderflow.sandbox.domain.KeptOperation;
import io.orderflow.sandbox.domain.LedgerEntry;
import io.orderflow.sandbox.domain.Operation;
import io.orderflow.sandbox.domain.Request;
import io.orderflow.sandbox.domain.TestCard;
import io.orderflow.sandbox.usecase.PerformOperation;
import io.orderflow.sandbox.usecase.ReadGateway;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The gateway as the shop's payment service talks to it. Each operation is idempotent by its key. */
@Path("/gateway")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({GatewayAccess.SHOP, Roles.ADMIN})
@Tag(name = "gateway")
public class GatewayResource {

    private final PerformOperation operations;
    private final ReadGateway reads;
    private final Misbehaviour misbehaviour;
    private final SandboxConfig config;
    private final PlatformClock clock;

    GatewayResource(
            PerformOperation operations,
            ReadGateway reads,
            Misbehaviour misbehaviour,
            SandboxConfig config,
            PlatformClock clock) {
        this.operations = operations;
        this.reads = reads;
        this.misbehaviour = misbehaviour;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @Path("payments/authorize")
    @APIResponseSchema(value = AnswerBody.class, responseCode = "200")
    @org.eclipse.microprofile.openapi.annotations.Operation(summary = "Holds money of a card for one payment")
    public Uni<Response> authorize(@Valid @NotNull OperationBody.Authorize body, @Context HttpServerRequest caller) {
        var request = body.request();
        return misbehaviour
                .authorizing(TestCard.of(body.token()), caller.connection(), faults -> perform(request, faults))
                .map(Reply::toResponse);
    }

    @POST
    @Path("payments/capture")
    @APIResponseSchema(value = AnswerBody.class, responseCode = "200")
    @org.eclipse.microprofile.openapi.annotations.Operation(
            summary = "Takes money that is held, in one or several parts")
    public Uni<Response> capture(@Valid @NotNull OperationBody.Move body) {
        return spoiled(body.request(Operation.CAPTURE));
    }

    @POST
    @Path("payments/void")
    @APIResponseSchema(value = AnswerBody.class, responseCode = "200")
    @org.eclipse.microprofile.openapi.annotations.Operation(
            summary = "Lets go of everything that is held and not captured")
    public Uni<Response> release(@Valid @NotNull OperationBody.Release body) {
        return spoiled(body.request());
    }

    @POST
    @Path("payments/refund")
    @APIResponseSchema(value = AnswerBody.class, responseCode = "200")
    @org.eclipse.microprofile.openapi.annotations.Operation(
            summary = "Gives captured money back, in one or several parts")
    public Uni<Response> refund(@Valid @NotNull OperationBody.Move body) {
        return spoiled(body.request(Operation.REFUND));
    }

    @GET
    @Path("operations/{key}")
    @APIResponseSchema(value = AnswerBody.class, responseCode = "200")
    @org.eclipse.microprofile.openapi.annotations.Operation(
            summary = "What came of an operation; 404 when it has not arrived")
    public Uni<Response> operation(@PathParam("key") String key) {
        return reads.operation(key)
                .map(found -> found.map(kept -> Reply.of(200, body(kept)))
                        .orElseGet(() -> Reply.refused(Rejection.notFound("No operation has this key.")))
                        .toResponse());
    }

    @GET
    @Path("ledger")
    @org.eclipse.microprofile.openapi.annotations.Operation(summary = "What really happened to the money of a payment")
    public Uni<Ledger> ledger(@Parameter(required = true) @QueryParam("payment_reference") @Nullable String reference) {
        if (reference == null || reference.isBlank()) {
            throw ProblemException.badField("payment_reference", "required", "must be given");
        }
        return reads.ledger(reference)
                .map(entries -> new Ledger(entries.stream().map(Line::of).toList()));
    }

    /** In the order in which it happened. */
    public record Ledger(List<Line> items) {}

    @Schema(name = "GatewayLedgerLine")
    public record Line(String operation, MoneyBody amount, String operationKey, String paymentReference, Instant at) {

        static Line of(LedgerEntry entry) {
            return new Line(
                    entry.operation().code(),
                    MoneyBody.of(entry.money()),
                    entry.operationKey(),
                    entry.paymentReference(),
                    entry.at());
        }
    }

    private Uni<Response> spoiled(Request request) {
        return misbehaviour.around(faults -> perform(request, faults)).map(Reply::toResponse);
    }

    private Uni<Reply> perform(Request request, Faults faults) {
        return operations.perform(request, faults).map(outcome -> Reply.of(outcome, kept -> Reply.of(200, body(kept))));
    }

    private AnswerBody body(KeptOperation kept) {
        return AnswerBody.of(kept, config.publicUrl(), clock.now());
    }
}
