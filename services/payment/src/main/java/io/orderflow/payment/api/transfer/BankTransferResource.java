package io.orderflow.payment.api.transfer;

import io.orderflow.payment.api.StaffCommands;
import io.orderflow.payment.domain.transfer.TransferOutcome;
import io.orderflow.payment.usecase.transfer.GiveBackTransfer;
import io.orderflow.payment.usecase.transfer.ReadTransfers;
import io.orderflow.payment.usecase.transfer.ReceiveTransfer;
import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.Idempotency;
import io.orderflow.platform.web.Paging;
import io.orderflow.platform.web.ProblemException;
import io.orderflow.platform.web.Reply;
import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What comes in by bank (api.md §3 and §4). */
@Path("/api/v1/bank-transfers")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.STAFF)
@Tag(name = "bank transfers")
public class BankTransferResource {

    private final ReceiveTransfer receiving;
    private final GiveBackTransfer givingBack;
    private final ReadTransfers reads;
    private final StaffCommands commands;
    private final Idempotency idempotency;
    private final Caller caller;

    BankTransferResource(
            ReceiveTransfer receiving,
            GiveBackTransfer givingBack,
            ReadTransfers reads,
            StaffCommands commands,
            Idempotency idempotency,
            Caller caller) {
        this.receiving = receiving;
        this.givingBack = givingBack;
        this.reads = reads;
        this.commands = commands;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = TransferOutcomeBody.class, responseCode = "200")
    @Operation(summary = "Takes down an incoming transfer; the same bank reference counts once")
    public Uni<Response> receive(@Valid @NotNull BankTransferRequest body) {
        var transfer = body.transfer();
        return idempotency
                .once(
                        caller.idempotencyKey(body),
                        caller.cause(),
                        tx -> receiving
                                .receive(tx, transfer)
                                .map(outcome ->
                                        Reply.of(outcome, reported -> Reply.of(200, TransferOutcomeBody.of(reported)))))
                .map(Reply::toResponse);
    }

    @POST
    @Path("{id}/give-back")
    @Consumes(MediaType.WILDCARD)
    @APIResponseSchema(value = BankTransferBody.class, responseCode = "200")
    @Operation(summary = "Gives a transfer back that belongs to no payment: a payout for all of it, once")
    public Uni<Response> giveBack(@PathParam("id") String id) {
        return commands.give(id, Map.of(), "No such transfer.", givingBack::giveBack, BankTransferBody::of);
    }

    @GET
    @Operation(summary = "Transfers that were taken down, newest first; those without a payment with outcome=unknown")
    public Uni<Paging.Page<BankTransferBody>> list(
            @QueryParam("outcome")
                    @Schema(enumeration = {"matched", "under", "over", "late", "unknown", "duplicate"})
                    @Nullable
                    String outcome,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        if (outcome != null && TransferOutcome.find(outcome).isEmpty()) {
            throw ProblemException.badField("outcome", "unknown_value", "must be an outcome of a transfer");
        }
        return reads.transfers(outcome, paging.after(), paging.limit())
                .map(found ->
                        paging.page(found.stream().map(BankTransferBody::of).toList(), BankTransferBody::id));
    }
}
