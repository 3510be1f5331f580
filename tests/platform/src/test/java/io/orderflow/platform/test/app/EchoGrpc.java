package io.orderflow.platform.test.app;

import io.orderflow.schemas.grpc.catalog.v1.GetProductsReply;
import io.orderflow.schemas.grpc.catalog.v1.GetProductsRequest;
import io.orderflow.schemas.grpc.catalog.v1.MutinyCatalogServiceGrpc;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** Knows no product at all, and says so. */
@GrpcService
public class EchoGrpc extends MutinyCatalogServiceGrpc.CatalogServiceImplBase {

    @Override
    public Uni<GetProductsReply> getProducts(GetProductsRequest request) {
        return Uni.createFrom()
                .item(GetProductsReply.newBuilder()
                        .addAllUnknownSkus(request.getSkusList())
                        .build());
    }
}
