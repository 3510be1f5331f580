package io.orderflow.platform.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.web.Json;
import org.junit.jupiter.api.Test;

/** A job as operators see it. */
class JobLineTest {

    @Test
    void saysOfOneThatNeverRanThatItDidNot() {
        assertThat(Json.write(new JobResource.Line("expiry", "PT1M", null, null)))
                .isEqualTo("{\"name\":\"expiry\",\"every\":\"PT1M\",\"last_run\":null,\"last_outcome\":null}");
    }
}
