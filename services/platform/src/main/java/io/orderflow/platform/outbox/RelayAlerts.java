package io.orderflow.platform.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Counts what the relay does, and alerts at the tenth failure. */
@Singleton
class RelayAlerts implements RelayWatch {

    private static final Logger LOG = Logger.getLogger(RelayAlerts.class);

    private final Counter published;
    private final Counter alerts;

    RelayAlerts(MeterRegistry metrics) {
        this.published = metrics.counter("orderflow.outbox.published");
        this.alerts = metrics.counter("orderflow.outbox.alerts");
    }

    @Override
    public void published(int events) {
        published.increment(events);
    }

    @Override
    public void refusedOften(FailedEvent failed) {
        alerts.increment();
        LOG.errorf(
                "outbox: event %s of aggregate %s was refused %d times (%s); it stays queued, others are not held up",
                failed.event().eventId(), failed.event().aggregateId(), failed.attempts(), failed.reason());
    }

    @Override
    public void brokerAway(int calls, Throwable failure) {
        if (calls == RelayRounds.ALERT_AT) {
            alerts.increment();
            LOG.errorf(
                    failure,
                    "outbox: %d publish calls in a row have failed; events stay queued and are tried on",
                    calls);
        } else {
            LOG.debugf(failure, "outbox: publish call failed, outcome unknown, the same ids go out again");
        }
    }
}
