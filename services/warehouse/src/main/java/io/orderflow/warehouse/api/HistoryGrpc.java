package io.orderflow.warehouse.api;

import io.orderflow.platform.history.WireHistory;
import io.orderflow.schemas.grpc.history.v1.HistoryReply;
import io.orderflow.schemas.grpc.history.v1.HistoryRequest;
import io.orderflow.schemas.grpc.history.v1.MutinyHistoryServiceGrpc;
import io.orderflow.warehouse.usecase.TellHistory;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** The warehouse's part of an order's timeline. */
@GrpcService
public class HistoryGrpc extends MutinyHistoryServiceGrpc.HistoryServiceImplBase {

    private final TellHistory telling;

    HistoryGrpc(TellHistory telling) {
        this.telling = telling;
    }

    @Override
    public Uni<HistoryReply> ofOrder(HistoryRequest request) {
        return WireHistory.answer(request, telling::of);
    }
}
