package io.orderflow.payment.usecase.operation;

import io.orderflow.payment.config.PaymentConfig;
import io.orderflow.payment.domain.Effect;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Sees to captures that were asked for and should have been made by now. How much, and when, is for who asked: an order. */
@Singleton
public class CaptureOverdue {

    private final TakeUpOverdue overdue;
    private final PaymentConfig config;

    CaptureOverdue(TakeUpOverdue overdue, PaymentConfig config) {
        this.overdue = overdue;
        this.config = config;
    }

    /** @return how many are made, or asked for, now */
    public Uni<Integer> capture() {
        var job = config.autoCapture();
        return overdue.takeUp(Effect.CAPTURE, job.patience(), job.batch());
    }
}
