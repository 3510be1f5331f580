package io.orderflow.warehouse.clients;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.dapr.Neighbour;
import io.orderflow.schemas.grpc.catalog.v1.GetProductsRequest;
import io.orderflow.schemas.grpc.catalog.v1.MutinyCatalogServiceGrpc.MutinyCatalogServiceStub;
import io.orderflow.schemas.grpc.catalog.v1.Product;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** Asks the catalogue about a SKU that no event has told of yet. */
@Singleton
public class CatalogClient {

    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final Neighbour neighbour;
    private final MutinyCatalogServiceStub stub;

    CatalogClient(Neighbour neighbour, @GrpcClient("dapr") MutinyCatalogServiceStub stub) {
        this.neighbour = neighbour;
        this.stub = stub;
    }

    /** What the catalogue calls a product. */
    public record Named(String productId, String sku, String name) {}

    /** Empty when the catalogue does not know the SKU either. */
    public Uni<Optional<Named>> find(Cause cause, String sku) {
        var request = GetProductsRequest.newBuilder().addSkus(sku).build();
        return neighbour
                .call("catalog", stub, DEADLINE, cause, s -> s.getProducts(request))
                .map(reply -> reply.getProductsList().stream().findFirst().map(CatalogClient::named));
    }

    private static Named named(Product product) {
        return new Named(product.getId(), product.getSku(), product.getName());
    }
}
