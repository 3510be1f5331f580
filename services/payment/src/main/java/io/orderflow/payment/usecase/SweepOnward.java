package io.orderflow.payment.usecase;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.persistence.SweepMarks;
import io.orderflow.platform.db.Database;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.function.Function;

/**
 * Has a sweep over what is only ever added to go on where its last whole run has got, so that a run costs what is new and not all there ever
 * was. However long no run came to its end, the next one makes up for all of it.
 */
@Singleton
public class SweepOnward {

    private final Database database;
    private final SweepMarks marks;
    private final PaymentConfig config;

    SweepOnward(Database database, SweepMarks marks, PaymentConfig config) {
        this.database = database;
        this.marks = marks;
        this.config = config;
    }

    /**
     * @param upTo  platform time; what is of later is for the next run
     * @param sweep over what is of after the moment that it is given; somewhat more than is new, because what is of a moment may be
     *     committed later, and by a process whose clock is behind
     */
    public Uni<Integer> run(String name, Instant upTo, Function<Instant, Uni<Integer>> sweep) {
        return marks.find(database, name)
                .chain(mark ->
                        sweep.apply(mark.minus(config.paymentReconciliation().lookBack())))
                .call(() -> marks.advance(database, name, upTo));
    }
}
