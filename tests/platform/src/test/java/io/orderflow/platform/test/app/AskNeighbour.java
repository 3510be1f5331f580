package io.orderflow.platform.test.app;

import io.orderflow.platform.dapr.Neighbour;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Attempt;
import io.orderflow.platform.operation.Operation;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.schemas.grpc.catalog.v1.GetProductsRequest;
import io.orderflow.schemas.grpc.catalog.v1.MutinyCatalogServiceGrpc;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Asks a neighbour, through both sidecars, for the product that its key names, with little patience. */
@Singleton
public class AskNeighbour implements OperationHandler<String> {

    static final String KIND = "test.ask-neighbour";

    private final Neighbour neighbour;
    private final MutinyCatalogServiceGrpc.MutinyCatalogServiceStub catalog;
    private final String appId;
    private final Effects effects;

    AskNeighbour(
            Neighbour neighbour,
            @GrpcClient("dapr") MutinyCatalogServiceGrpc.MutinyCatalogServiceStub catalog,
            @ConfigProperty(name = "orderflow.app-id") String appId,
            Effects effects) {
        this.neighbour = neighbour;
        this.catalog = catalog;
        this.appId = appId;
        this.effects = effects;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Attempt<String>> attempt(Operation operation) {
        var request = GetProductsRequest.newBuilder().addSkus(operation.key()).build();
        return neighbour
                .call(appId, catalog, Duration.ofMillis(500), operation.cause(), stub -> stub.getProducts(request))
                .map(reply -> new Attempt.Succeeded<>(reply.getUnknownSkus(0)));
    }

    @Override
    public Uni<Void> succeeded(Tx tx, Operation operation, String result) {
        return effects.add(tx, result, null);
    }

    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<String> refused) {
        return Uni.createFrom().voidItem();
    }
}
