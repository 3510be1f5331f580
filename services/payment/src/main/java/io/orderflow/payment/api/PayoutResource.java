package io.orderflow.payment.api;

import io.orderflow.payment.usecase.ReadTransfers;
import io.orderflow.platform.web.Paging;
import io.orderflow.platform.web.ProblemException;
import io.orderflow.platform.web.Roles;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What staff have to send back by hand. */
@Path("/api/v1/payouts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.STAFF)
@Tag(name = "bank transfers")
public class PayoutResource {

    private final ReadTransfers reads;

    PayoutResource(ReadTransfers reads) {
        this.reads = reads;
    }

    @GET
    @Operation(summary = "Money to be sent back that no gateway holds, newest first; of one payment with payment_id")
    public Uni<Paging.Page<PayoutBody>> list(
            @QueryParam("payment_id") @Schema(format = "uuid") @Nullable String paymentId,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        return reads.payouts(paymentId == null ? null : parse(paymentId), paging.after(), paging.limit())
                .map(found -> paging.page(found.stream().map(PayoutBody::of).toList(), PayoutBody::id));
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException notAnId) {
            throw ProblemException.badField("payment_id", "invalid_id", "must be the id of a payment");
        }
    }
}
