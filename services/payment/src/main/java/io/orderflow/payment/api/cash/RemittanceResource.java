package io.orderflow.payment.api.cash;

import io.orderflow.payment.usecase.cash.ReadRemittances;
import io.orderflow.payment.usecase.cash.RemitCash;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.Idempotency;
import io.orderflow.platform.web.Paging;
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
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Carriers handing over the cash of deliveries (api.md §4, "COD"). */
@Path("/api/v1/cod-remittances")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.STAFF)
@Tag(name = "cash on delivery")
public class RemittanceResource {

    private final RemitCash remitting;
    private final ReadRemittances reads;
    private final Idempotency idempotency;
    private final Caller caller;

    RemittanceResource(RemitCash remitting, ReadRemittances reads, Idempotency idempotency, Caller caller) {
        this.remitting = remitting;
        this.reads = reads;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = RemittanceBody.class, responseCode = "200")
    @Operation(
            summary =
                    "Reconciles cash that a carrier hands over; a carrier's reference counts once, and stands for the same cash")
    public Uni<Response> remit(@Valid @NotNull RemittanceRequest body) {
        var remittance = body.remittance();
        return idempotency
                .once(
                        caller.idempotencyKey(body),
                        caller.cause(),
                        tx -> remitting
                                .remit(tx, remittance)
                                .map(outcome ->
                                        Reply.of(outcome, recorded -> Reply.of(200, RemittanceBody.of(recorded)))))
                .map(Reply::toResponse);
    }

    @GET
    @Operation(summary = "Remittances, newest first; of one carrier with carrier")
    public Uni<Paging.Page<RemittanceSummary>> list(
            @QueryParam("carrier") @Nullable String carrier,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        return reads.page(carrier, paging.after(), paging.limit())
                .map(found ->
                        paging.page(found.stream().map(RemittanceSummary::of).toList(), RemittanceSummary::id));
    }

    @GET
    @Path("overdue")
    @Operation(summary = "Cash that couriers have collected and not handed over in time, of the newest payment first")
    public Uni<Paging.Page<OverdueCashBody>> overdue(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        return reads.overdue(paging.after(), paging.limit())
                .map(found ->
                        paging.page(found.stream().map(OverdueCashBody::of).toList(), OverdueCashBody::paymentId));
    }

    @GET
    @Path("{id}")
    @APIResponseSchema(value = RemittanceBody.class, responseCode = "200")
    @Operation(summary = "One remittance, item by item")
    public Uni<Response> read(@PathParam("id") String id) {
        return Ids.find(id)
                .map(reads::one)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .map(found -> found.map(remittance -> Reply.of(200, RemittanceBody.of(remittance)))
                        .orElseGet(() -> Reply.refused(Rejection.notFound("No such remittance.")))
                        .toResponse());
    }
}
