package io.orderflow.order.jobs;

import io.orderflow.order.config.OrderConfig;
import io.orderflow.order.usecase.parked.RetryParked;
import io.orderflow.platform.job.Job;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Asks for the money of cancelled orders to be let go until it is (J7.1, X3.6). */
@Singleton
public class PaymentCompensation implements Job {

    private final RetryParked work;
    private final OrderConfig config;

    PaymentCompensation(RetryParked work, OrderConfig config) {
        this.work = work;
        this.config = config;
    }

    @Override
    public String name() {
        return "payment-compensation";
    }

    @Override
    public Duration every() {
        return config.paymentCompensation().every();
    }

    @Override
    public Uni<String> run() {
        return work.compensate().map(count -> count + " tried again");
    }
}
