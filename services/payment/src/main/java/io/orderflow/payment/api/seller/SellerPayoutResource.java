package io.orderflow.payment.api.seller;

import io.orderflow.payment.api.MoneyRequests.Amount;
import io.orderflow.payment.api.StaffCommands;
import io.orderflow.payment.domain.seller.SellerPayout;
import io.orderflow.payment.usecase.seller.ReadSellerPayouts;
import io.orderflow.payment.usecase.seller.TransferWithSeller;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.Paging;
import io.orderflow.platform.web.ProblemException;
import io.orderflow.platform.web.Reply;
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
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What sellers are paid for completed orders, and what they owe of it. */
@Path("/api/v1/seller-payouts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.STAFF)
@Tag(name = "seller payouts")
public class SellerPayoutResource {

    private static final String UNKNOWN = "No such payout.";
    private static final List<String> STATUSES = Stream.of(SellerPayout.Status.values())
            .map(SellerPayout.Status::code)
            .toList();

    private final ReadSellerPayouts reads;
    private final TransferWithSeller transferring;
    private final StaffCommands commands;

    SellerPayoutResource(ReadSellerPayouts reads, TransferWithSeller transferring, StaffCommands commands) {
        this.reads = reads;
        this.transferring = transferring;
        this.commands = commands;
    }

    @GET
    @Operation(
            summary =
                    "Payouts of completed orders, newest first; of one payment with payment_id, to be sent with status=due, owed by their sellers with status=owed")
    public Uni<Paging.Page<SellerPayoutBody>> list(
            @QueryParam("payment_id") @Schema(format = "uuid") @Nullable String paymentId,
            @QueryParam("status")
                    @Schema(enumeration = {"owed", "due", "disputed", "withheld", "sent", "stopped"})
                    @Nullable
                    String status,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        if (status != null && !STATUSES.contains(status)) {
            throw ProblemException.badField("status", "unknown_value", "must be one of " + STATUSES);
        }
        return reads.page(paymentId == null ? null : parse(paymentId), status, paging.after(), paging.limit())
                .map(found ->
                        paging.page(found.stream().map(SellerPayoutBody::of).toList(), SellerPayoutBody::id));
    }

    @GET
    @Path("{id}/ledger")
    @APIResponseSchema(value = SellerLedgerBody.class, responseCode = "200")
    @Operation(summary = "What made a payout what it is: lines that sum to what is due or owed, oldest first")
    public Uni<Response> ledger(@PathParam("id") String id) {
        return Ids.find(id)
                .map(known -> reads.ledger(known)
                        .map(found -> found.map(entries -> Reply.of(200, SellerLedgerBody.of(entries)))
                                .orElseGet(SellerPayoutResource::unknown)))
                .orElseGet(() -> Uni.createFrom().item(unknown()))
                .map(Reply::toResponse);
    }

    @POST
    @Path("{id}/sent")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = SellerPayoutBody.class, responseCode = "200")
    @Operation(
            summary =
                    "Takes down a transfer to the seller, before it is ordered at the bank: what is due by then, not by what was read")
    public Uni<Response> sent(@PathParam("id") String id, @Valid @NotNull SellerTransfer body) {
        return commands.give(
                id,
                body,
                UNKNOWN,
                (tx, payout) -> transferring.send(tx, payout, body.amount().money(), body.reference()),
                SellerPayoutBody::of);
    }

    @POST
    @Path("{id}/recovered")
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = SellerPayoutBody.class, responseCode = "200")
    @Operation(
            summary =
                    "Takes down what came back of what was sent: what a seller owed, or a transfer that did not arrive and is due again")
    public Uni<Response> recovered(@PathParam("id") String id, @Valid @NotNull SellerTransfer body) {
        return commands.give(
                id,
                body,
                UNKNOWN,
                (tx, payout) -> transferring.recover(tx, payout, body.amount().money(), body.reference()),
                SellerPayoutBody::of);
    }

    /** @param reference the transfer's name at the bank; the same one counts once */
    public record SellerTransfer(
            @NotNull @Valid Amount amount,
            @NotBlank @Size(max = 200) String reference) {}

    private static Reply unknown() {
        return Reply.refused(Rejection.notFound(UNKNOWN));
    }

    private static UUID parse(String id) {
        return Ids.find(id)
                .orElseThrow(
                        () -> ProblemException.badField("payment_id", "invalid_id", "must be the id of a payment"));
    }
}
