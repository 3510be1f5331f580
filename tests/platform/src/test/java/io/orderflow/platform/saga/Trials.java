package io.orderflow.platform.saga;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.operation.OperationHandler;
import io.orderflow.platform.saga.Trial.Learned;
import io.orderflow.platform.test.app.Effects;
import io.orderflow.platform.test.saga.ForeignSystems;
import io.orderflow.platform.web.IdempotencyKey;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A kind of saga that is undone when it is interrupted and one that is resumed, before the same foreign systems. */
@Singleton
public class Trials {

    final ForeignSystems foreign = new ForeignSystems();
    final Set<String> stubborn = ConcurrentHashMap.newKeySet();
    final Effects effects;
    final Trial undone;
    final Trial resumed;

    Trials(Effects effects) {
        this.effects = effects;
        this.undone = new Trial("trial-undone", SagaPlan.Interrupted.UNDO, foreign, effects);
        this.resumed = new Trial("trial-resumed", SagaPlan.Interrupted.RESUME, foreign, effects);
    }

    static Uni<Reply> begin(Sagas sagas, Trial trial, IdempotencyKey key) {
        return sagas.begin(Cause.system("test"), trial, Ids.next(), key, Learned.NOTHING);
    }

    @Produces
    @Singleton
    Saga<Learned> undone() {
        return undone;
    }

    @Produces
    @Singleton
    Saga<Learned> resumed() {
        return resumed;
    }

    @Produces
    @Singleton
    OperationHandler<String> unhold() {
        return new TrialUndo("hold", foreign, stubborn);
    }

    @Produces
    @Singleton
    OperationHandler<String> unbook() {
        return new TrialUndo("book", foreign, stubborn);
    }

    @Produces
    @Singleton
    OperationHandler<String> unsend() {
        return new TrialUndo("send", foreign, stubborn);
    }
}
