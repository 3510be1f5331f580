package io.orderflow.payment.api.transfer;

import io.orderflow.payment.api.StaffCommands;
import io.orderflow.payment.domain.transfer.Payout;
import io.orderflow.payment.usecase.transfer.ReadTransfers;
import io.orderflow.payment.usecase.transfer.SendPayout;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.web.Paging;
import io.orderflow.platform.web.ProblemException;
import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What staff have to send back by hand, and have sent. */
@Path("/api/v1/payouts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.STAFF)
@Tag(name = "bank transfers")
public class PayoutResource {

    private static final List<String> STATUSES = List.of(Payout.ORDERED, Payout.SENT);

    private final ReadTransfers reads;
    private final SendPayout sending;
    private final StaffCommands commands;

    PayoutResource(ReadTransfers reads, SendPayout sending, StaffCommands commands) {
        this.reads = reads;
        this.sending = sending;
        this.commands = commands;
    }

    @GET
    @Operation(
            summary =
                    "Money to be sent back that no gateway holds, newest first; of one payment with payment_id, still to be sent with status=ordered")
    public Uni<Paging.Page<PayoutBody>> list(
            @QueryParam("payment_id") @Schema(format = "uuid") @Nullable String paymentId,
            @QueryParam("status") @Schema(enumeration = {Payout.ORDERED, Payout.SENT}) @Nullable String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        if (status != null && !STATUSES.contains(status)) {
            throw ProblemException.badField("status", "unknown_value", "must be ordered or sent");
        }
        return reads.payouts(paymentId == null ? null : parse(paymentId), status, paging.after(), paging.limit())
                .map(found -> paging.page(found.stream().map(PayoutBody::of).toList(), PayoutBody::id));
    }

    @POST
    @Path("{id}/sent")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = PayoutBody.class, responseCode = "200")
    @Operation(summary = "Takes down that a payout was sent, and by which transfer")
    public Uni<Response> sent(@PathParam("id") String id, @Valid @NotNull PayoutSent body) {
        return commands.give(
                id,
                body,
                "No such payout.",
                (tx, payout) -> sending.send(tx, payout, body.reference()),
                PayoutBody::answering);
    }

    /** @param reference the bank's name of our transfer */
    public record PayoutSent(@NotBlank @Size(max = 200) String reference) {}

    private static UUID parse(String id) {
        return Ids.find(id)
                .orElseThrow(
                        () -> ProblemException.badField("payment_id", "invalid_id", "must be the id of a payment"));
    }
}
