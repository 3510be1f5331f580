package io.orderflow.catalog.api;

import io.orderflow.catalog.domain.Product;
import io.orderflow.catalog.usecase.ReadProducts;
import io.orderflow.schemas.grpc.catalog.v1.GetProductsReply;
import io.orderflow.schemas.grpc.catalog.v1.GetProductsRequest;
import io.orderflow.schemas.grpc.catalog.v1.MutinyCatalogServiceGrpc;
import io.orderflow.schemas.grpc.common.v1.Money;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.HashSet;
import java.util.List;

/** Prices for the other services. */
@GrpcService
public class CatalogGrpc extends MutinyCatalogServiceGrpc.CatalogServiceImplBase {

    private final ReadProducts reads;

    CatalogGrpc(ReadProducts reads) {
        this.reads = reads;
    }

    @Override
    public Uni<GetProductsReply> getProducts(GetProductsRequest request) {
        return reads.all(request.getSkusList()).map(found -> reply(request.getSkusList(), found));
    }

    private static GetProductsReply reply(List<String> asked, List<Product> found) {
        var unknown = new HashSet<>(asked);
        var reply = GetProductsReply.newBuilder();
        for (Product product : found) {
            unknown.remove(product.sku());
            reply.addProducts(message(product));
        }
        return reply.addAllUnknownSkus(unknown).build();
    }

    private static io.orderflow.schemas.grpc.catalog.v1.Product message(Product product) {
        return io.orderflow.schemas.grpc.catalog.v1.Product.newBuilder()
                .setId(product.id().toString())
                .setSku(product.sku())
                .setName(product.name())
                .setPrice(Money.newBuilder()
                        .setAmount(product.price().amount())
                        .setCurrency(product.price().currency()))
                .setTaxClass(product.taxClass().code())
                .setWeightGrams(product.weightGrams())
                .build();
    }
}
