package io.orderflow.payment.api;

import io.orderflow.payment.usecase.RemitCash;
import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.Idempotency;
import io.orderflow.platform.web.Reply;
import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Carriers handing over the cash of deliveries (api.md §4, "COD"). */
@Path("/api/v1/cod-remittances")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.STAFF)
@Tag(name = "cash on delivery")
public class RemittanceResource {

    private final RemitCash remitting;
    private final Idempotency idempotency;
    private final Caller caller;

    RemittanceResource(RemitCash remitting, Idempotency idempotency, Caller caller) {
        this.remitting = remitting;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @APIResponseSchema(value = RemittanceBody.class, responseCode = "200")
    @Operation(summary = "Reconciles cash that a carrier hands over; the same reference of a carrier counts once")
    public Uni<Response> remit(@Valid @NotNull RemittanceRequest body) {
        var remittance = body.remittance();
        return idempotency
                .once(
                        caller.idempotencyKey(body),
                        caller.cause(),
                        tx -> remitting
                                .remit(tx, remittance)
                                .map(items -> Reply.of(200, RemittanceBody.of(remittance, items))))
                .map(Reply::toResponse);
    }
}
