package io.orderflow.order.neighbours;

import io.orderflow.schemas.grpc.catalog.v1.GetProductsReply;
import io.orderflow.schemas.grpc.catalog.v1.GetProductsRequest;
import io.orderflow.schemas.grpc.catalog.v1.MutinyCatalogServiceGrpc.CatalogServiceImplBase;
import io.orderflow.schemas.grpc.catalog.v1.Product;
import io.orderflow.schemas.grpc.common.v1.Money;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** Sells everything for ten dollars; it refuses by not knowing a SKU. */
@GrpcService
class CatalogNeighbour extends CatalogServiceImplBase {

    private final Neighbours neighbours;

    CatalogNeighbour(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    @Override
    public Uni<GetProductsReply> getProducts(GetProductsRequest request) {
        return neighbours.systems().ask(Neighbours.PRICE).map(known -> {
            var reply = GetProductsReply.newBuilder();
            return known
                    ? reply.addAllProducts(request.getSkusList().stream()
                                    .map(CatalogNeighbour::product)
                                    .toList())
                            .build()
                    : reply.addAllUnknownSkus(request.getSkusList()).build();
        });
    }

    private static Product product(String sku) {
        return Product.newBuilder()
                .setSku(sku)
                .setName(sku)
                .setPrice(Money.newBuilder().setAmount(1000).setCurrency("USD"))
                .setTaxClass("standard")
                .build();
    }
}
