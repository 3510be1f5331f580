package io.orderflow.catalog.api;

import io.orderflow.catalog.domain.Product;
import io.orderflow.catalog.usecase.ChangePrice;
import io.orderflow.catalog.usecase.CreateProduct;
import io.orderflow.catalog.usecase.ReadProducts;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.ETags;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Products over HTTP (api.md §3, "catalog"). */
@Path("/api/v1/products")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "products")
public class ProductResource {

    private final CreateProduct creation;
    private final ChangePrice pricing;
    private final ReadProducts reads;
    private final Idempotency idempotency;
    private final Caller caller;

    ProductResource(
            CreateProduct creation, ChangePrice pricing, ReadProducts reads, Idempotency idempotency, Caller caller) {
        this.creation = creation;
        this.pricing = pricing;
        this.reads = reads;
        this.idempotency = idempotency;
        this.caller = caller;
    }

    @POST
    @RolesAllowed(Roles.STAFF)
    @APIResponseSchema(value = ProductBody.class, responseCode = "201")
    @Operation(summary = "Creates a product")
    public Uni<Response> create(@Valid @NotNull ProductRequest request) {
        return idempotency
                .once(
                        caller.idempotencyKey(request),
                        caller.cause(),
                        tx -> creation.create(tx, request.toProduct())
                                .map(outcome -> Reply.of(
                                        outcome,
                                        product -> reply(201, product).location("/api/v1/products/" + product.sku()))))
                .map(Reply::toResponse);
    }

    @GET
    @RolesAllowed({Roles.CUSTOMER, Roles.STAFF})
    @Operation(summary = "Products, newest first")
    public Uni<Paging.Page<ProductBody>> list(
            @QueryParam("limit") @Nullable String limit, @QueryParam("cursor") @Nullable String cursor) {
        var paging = Paging.of(limit, cursor);
        return reads.page(paging.after(), paging.limit())
                .map(found -> paging.page(found.stream().map(ProductBody::of).toList(), ProductBody::id));
    }

    @GET
    @Path("{sku}")
    @RolesAllowed({Roles.CUSTOMER, Roles.STAFF})
    @APIResponseSchema(value = ProductBody.class, responseCode = "200")
    @Operation(summary = "One product")
    public Uni<Response> read(@PathParam("sku") String sku) {
        return reads.one(sku)
                .map(found -> found.map(product -> reply(200, product))
                        .orElseGet(() -> Reply.refused(Rejection.notFound("No such product.")))
                        .toResponse());
    }

    @PUT
    @Path("{sku}/price")
    @RolesAllowed(Roles.STAFF)
    @APIResponseSchema(value = ProductBody.class, responseCode = "200")
    @Operation(summary = "Sets the price of a product; needs If-Match")
    public Uni<Response> price(@PathParam("sku") String sku, @Valid @NotNull PriceRequest request) {
        String ifMatch = caller.ifMatch();
        if (ifMatch == null) {
            return Uni.createFrom().item(Reply.refused(needsIfMatch()).toResponse());
        }
        return pricing.change(
                        caller.cause(),
                        sku,
                        request.price().money().toMoney(),
                        version -> ETags.allows(ifMatch, version))
                .map(outcome ->
                        Reply.of(outcome, product -> reply(200, product)).toResponse());
    }

    /** The new price of a product. */
    public record PriceRequest(@NotNull @Valid ProductRequest.PriceBody price) {}

    private static Reply reply(int status, Product product) {
        return Reply.of(status, ProductBody.of(product)).etag(product.version());
    }

    private static Rejection needsIfMatch() {
        return new Rejection(
                Rejection.Kind.PRECONDITION,
                "precondition_required",
                "A price change needs If-Match with the ETag of the product as it was read.",
                Map.of());
    }
}
