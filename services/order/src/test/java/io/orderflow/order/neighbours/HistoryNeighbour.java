package io.orderflow.order.neighbours;

import io.grpc.Status;
import io.orderflow.platform.history.WireHistory;
import io.orderflow.schemas.grpc.history.v1.HistoryReply;
import io.orderflow.schemas.grpc.history.v1.HistoryRequest;
import io.orderflow.schemas.grpc.history.v1.MutinyHistoryServiceGrpc.HistoryServiceImplBase;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;

/** Tells for whichever neighbour is asked. */
@GrpcService
class HistoryNeighbour extends HistoryServiceImplBase {

    private final Histories histories;

    HistoryNeighbour(Histories histories) {
        this.histories = histories;
    }

    @Override
    public Uni<HistoryReply> ofOrder(HistoryRequest request) {
        String app = AskedApp.name();
        if (histories.isAway(app)) {
            return Uni.createFrom().failure(Status.UNAVAILABLE.asRuntimeException());
        }
        return histories.isMute(app)
                ? Uni.createFrom().nothing()
                : WireHistory.answer(request, (id, limit) -> Uni.createFrom().item(histories.of(app, id, limit)));
    }
}
