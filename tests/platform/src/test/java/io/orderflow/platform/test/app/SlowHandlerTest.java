package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.sidecar.SidecarResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Tag;

/** Free workers take the second copies up at once, beside the first ones: real concurrent duplicates. */
@QuarkusTest
@Watched
@WithTestResource(PostgresResource.class)
@WithTestResource(
        value = SidecarResource.class,
        initArgs = {
            @ResourceArg(name = "topics", value = Products.TOPIC),
            @ResourceArg(name = "processing-timeout", value = "1s"),
            @ResourceArg(name = "redeliver-interval", value = "300"),
            @ResourceArg(name = "bulk", value = "false")
        })
@Tag("T5.1")
@Tag("F6")
class SlowHandlerTest extends AbstractSlowHandlerTest {

    @Override
    int slow() {
        return 3;
    }

    @Override
    void sawWhileTheyCame() {
        Eventually.holds(
                Duration.ofSeconds(60),
                () -> assertThat(effects.number("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock' and query like '%insert into inbox%'"""))
                        .as("copies that wait for the transaction of the first one")
                        .isPositive());
    }
}
