package io.orderflow.platform.job;

import io.micrometer.core.instrument.MeterRegistry;
import org.jboss.logging.Logger;

/** Counts the runs that failed, and tells of them and of those that were cut off. */
record JobAlerts(MeterRegistry metrics) implements JobWatch {

    private static final Logger LOG = Logger.getLogger(JobAlerts.class);

    @Override
    public void failed(Job job, Throwable failure) {
        LOG.errorf(failure, "job %s failed", job.name());
        metrics.counter("orderflow.job.failures", "job", job.name()).increment();
    }

    @Override
    public void lost(JobBook.Lease lease) {
        LOG.errorf("job %s: its lease is lost, the run is cut off", lease.job());
    }
}
