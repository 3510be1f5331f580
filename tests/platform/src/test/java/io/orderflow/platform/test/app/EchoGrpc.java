package io.orderflow.platform.test.app;

import io.grpc.Status;
import io.orderflow.schemas.grpc.catalog.v1.GetProductsReply;
import io.orderflow.schemas.grpc.catalog.v1.GetProductsRequest;
import io.orderflow.schemas.grpc.catalog.v1.MutinyCatalogServiceGrpc;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows no product at all, and says so, after it has done what the first SKU begins with: {@code hang} is never answered,
 * {@code once} is not answered the first time, {@code status} is refused with the status that follows.
 */
@GrpcService
public class EchoGrpc extends MutinyCatalogServiceGrpc.CatalogServiceImplBase {

    private static final Map<String, Integer> CALLS = new ConcurrentHashMap<>();

    /** How often a SKU has been asked for. */
    static int calls(String sku) {
        return CALLS.getOrDefault(sku, 0);
    }

    @Override
    public Uni<GetProductsReply> getProducts(GetProductsRequest request) {
        String sku = request.getSkusCount() == 0 ? "" : request.getSkus(0);
        int call = CALLS.merge(sku, 1, Integer::sum);
        return switch (sku.split("-")[0]) {
            case "hang" -> Uni.createFrom().nothing();
            case "once" -> call == 1 ? Uni.createFrom().nothing() : unknown(request);
            case "status" ->
                Uni.createFrom()
                        .failure(Status.fromCode(Status.Code.valueOf(sku.split("-")[1]))
                                .asRuntimeException());
            default -> unknown(request);
        };
    }

    private static Uni<GetProductsReply> unknown(GetProductsRequest request) {
        return Uni.createFrom()
                .item(GetProductsReply.newBuilder()
                        .addAllUnknownSkus(request.getSkusList())
                        .build());
    }
}
