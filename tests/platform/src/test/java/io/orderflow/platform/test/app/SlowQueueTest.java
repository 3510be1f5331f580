package io.orderflow.platform.test.app;

import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.sidecar.SidecarResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Tag;

/** The one worker of the sidecar is busy, and what waits in the queue ages like what is being handled. */
@QuarkusTest
@Watched
@WithTestResource(PostgresResource.class)
@WithTestResource(
        value = SidecarResource.class,
        initArgs = {
            @ResourceArg(name = "topics", value = Products.TOPIC),
            @ResourceArg(name = "concurrency", value = "1"),
            @ResourceArg(name = "queue-depth", value = "10"),
            @ResourceArg(name = "processing-timeout", value = "1s"),
            @ResourceArg(name = "redeliver-interval", value = "300")
        })
@Tag("T5.1")
@Tag("F6")
class SlowQueueTest extends AbstractSlowHandlerTest {

    @Override
    int slow() {
        return 1;
    }
}
