package io.orderflow.payment.jobs;

import io.orderflow.payment.gateway.StandInGateway;
import io.orderflow.payment.gateway.Till;
import io.orderflow.platform.job.Job;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import jakarta.inject.Inject;
import java.util.Optional;

/** A job that has effects at the gateway tried again, each of which is booked once under its key. */
abstract class AbstractGatewayJobContractTest<J extends Job> extends AbstractJobContractTest<J, String> {

    @Inject
    StandInGateway gateway;

    @Inject
    Till till;

    @Override
    protected Optional<String> doneAtOnce() {
        return BY_ONE_STATEMENT;
    }

    @Override
    protected long effects(String key) {
        return till.moves(key);
    }
}
