package io.orderflow.order.clients;

import io.orderflow.order.domain.price.Offer;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.dapr.Neighbour;
import io.orderflow.platform.money.Money;
import io.orderflow.schemas.grpc.catalog.v1.GetProductsReply;
import io.orderflow.schemas.grpc.catalog.v1.GetProductsRequest;
import io.orderflow.schemas.grpc.catalog.v1.MutinyCatalogServiceGrpc.MutinyCatalogServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Asks the catalogue for prices. */
@Singleton
public class CatalogClient {

    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final Neighbour neighbour;
    private final MutinyCatalogServiceStub stub;

    CatalogClient(Neighbour neighbour, @GrpcClient("dapr") MutinyCatalogServiceStub stub) {
        this.neighbour = neighbour;
        this.stub = stub;
    }

    /** @return offers by SKU; unknown SKUs are left out */
    public Uni<Map<String, Offer>> offers(Cause cause, Collection<String> skus) {
        var request = GetProductsRequest.newBuilder().addAllSkus(skus).build();
        return neighbour
                .call("catalog", stub, DEADLINE, cause, s -> s.getProducts(request))
                .map(CatalogClient::offers);
    }

    private static Map<String, Offer> offers(GetProductsReply reply) {
        return reply.getProductsList().stream()
                .map(p -> new Offer(
                        p.getSku(),
                        p.getName(),
                        new Money(p.getPrice().getAmount(), p.getPrice().getCurrency()),
                        p.getTaxClass(),
                        p.getWeightGrams()))
                .collect(Collectors.toMap(Offer::sku, Function.identity()));
    }
}
