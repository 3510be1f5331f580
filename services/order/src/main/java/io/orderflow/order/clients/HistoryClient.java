package io.orderflow.order.clients;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.dapr.Neighbour;
import io.orderflow.platform.history.History;
import io.orderflow.platform.history.WireHistory;
import io.orderflow.schemas.grpc.history.v1.HistoryRequest;
import io.orderflow.schemas.grpc.history.v1.MutinyHistoryServiceGrpc.MutinyHistoryServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Asks any service what it did for an order; they all answer in the same words. */
@Singleton
public class HistoryClient {

    private final Neighbour neighbour;
    private final MutinyHistoryServiceStub stub;
    private final OrderConfig.Timeline config;

    HistoryClient(Neighbour neighbour, @GrpcClient("dapr") MutinyHistoryServiceStub stub, OrderConfig config) {
        this.neighbour = neighbour;
        this.stub = stub;
        this.config = config.timeline();
    }

    /** @param service its app-id @return empty for an order that it does not know */
    public Uni<History> of(Cause cause, String service, UUID orderId) {
        var request = HistoryRequest.newBuilder()
                .setOrderId(orderId.toString())
                .setLimit(config.limit())
                .build();
        return neighbour
                .look(service, stub, config.patience(), cause, s -> s.ofOrder(request))
                .map(WireHistory::read);
    }
}
