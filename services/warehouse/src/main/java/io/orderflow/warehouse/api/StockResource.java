package io.orderflow.warehouse.api;

import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.Idempotency;
import io.orderflow.platform.web.Paging;
import io.orderflow.platform.web.Problem;
import io.orderflow.platform.web.ProblemException;
import io.orderflow.platform.web.Reply;
import io.orderflow.platform.web.Roles;
import io.orderflow.warehouse.usecase.AdjustStock;
import io.orderflow.warehouse.usecase.LearnSku;
import io.orderflow.warehouse.usecase.ReadStock;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Stock and its ledger over HTTP (api.md §3, "warehouse"). */
@Path("/api/v1/stock")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Roles.STAFF)
@Tag(name = "stock")
public class StockResource {

    private final LearnSku learning;
    private final AdjustStock adjusting;
    private final ReadStock reads;
    private final Idempotency idempotency;
    private final Caller caller;

    StockResource(LearnSku learning, AdjustStock adjusting, ReadStock reads, Idempotency idempotency, Caller caller) {
        this.learning = learning;
        this.adjusting = adjusting;
        this.reads = reads;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @GET
    @Path("{sku}")
    @Operation(summary = "Stock of a SKU in each warehouse")
    public Uni<StockBody> read(@PathParam("sku") String sku) {
        return reads.levels(caller.cause(), sku).map(levels -> StockBody.of(sku, orNotFound(levels)));
    }

    @POST
    @Path("adjustments")
    @APIResponseSchema(value = LevelBody.class, responseCode = "201")
    @Operation(summary = "Corrects on-hand by a difference or to a count")
    public Uni<Response> adjust(@Valid @NotNull AdjustmentRequest request) {
        var adjustment = request.toAdjustment();
        var key = caller.idempotencyKey(request);
        var cause = caller.cause();
        return learning.learn(cause, adjustment.sku())
                .chain(() -> idempotency.once(
                        key,
                        cause,
                        tx -> adjusting
                                .adjust(tx, adjustment)
                                .map(outcome -> Reply.of(outcome, level -> Reply.of(201, LevelBody.of(level))))))
                .map(Reply::toResponse);
    }

    @GET
    @Path("{sku}/movements")
    @Operation(summary = "Every change of on-hand, newest first")
    public Uni<Paging.Page<MovementBody>> movements(
            @PathParam("sku") String sku,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        return reads.movements(caller.cause(), sku, paging.after(), paging.limit())
                .map(found -> paging.page(
                        orNotFound(found).stream().map(MovementBody::of).toList(), MovementBody::id));
    }

    private static <T> List<T> orNotFound(Optional<List<T>> found) {
        return found.orElseThrow(
                () -> new ProblemException(Problem.of(Rejection.notFound("The catalogue has no such SKU."))));
    }
}
