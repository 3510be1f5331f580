package io.orderflow.payment.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.config.Changed;
import io.orderflow.payment.config.Made;
import io.orderflow.platform.job.Job;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How often each job runs is what is configured under its name. */
@PaymentTest
@Tag("J7.2")
class JobPeriodsTest {

    @Inject
    @All
    List<Job> all;

    @Test
    void followThePeriodThatIsConfiguredUnderTheNameOfTheJob() {
        for (var job : ours()) {
            var config = Changed.config(Map.of("payment." + job.name() + ".every", "77S"));
            assertThat(Made.of(job.getClass(), config).every()).as(job.name()).isEqualTo(Duration.ofSeconds(77));
        }
    }

    @Test
    void areThoseOfTheReadmeWhereNothingIsConfigured() {
        var periods = ours().stream()
                .collect(Collectors.toMap(Job::name, job -> job.every().toMinutes()));
        assertThat(periods)
                .containsOnly(
                        entry("auto-capture", 1L),
                        entry("authorization-expiry", 5L),
                        entry("bank-transfer-expiry", 1L),
                        entry("cleanup", 60L),
                        entry("failed-payment-retry", 5L),
                        entry("payment-reconciliation", 60L),
                        entry("payment-status-sync", 1L),
                        entry("refund-processing", 2L),
                        entry("webhook-retry", 1L));
    }

    private List<Job> ours() {
        return all.stream()
                .filter(job -> job.getClass().getPackage().equals(JobPeriodsTest.class.getPackage()))
                .toList();
    }
}
