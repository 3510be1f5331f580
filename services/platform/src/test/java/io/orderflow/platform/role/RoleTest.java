package io.orderflow.platform.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleTest {

    @ParameterizedTest
    @CsvSource({
        // mode, consumer, cron -> serves the API, consumes, runs jobs
        "false, true,  true,  true,  false, false",
        "main,  true,  true,  true,  false, false",
        "true,  true,  true,  false, true,  true",
        "worker,true,  false, false, true,  false",
        "true,  false, true,  false, false, true",
        "all,   true,  true,  true,  true,  true",
        "ALL,   false, false, true,  false, false"
    })
    void doesWhatItsSwitchesSay(
            String mode, boolean consumer, boolean cron, boolean api, boolean consumes, boolean jobs) {
        var role = new Role(mode, consumer, cron);

        assertThat(role.servesApi()).isEqualTo(api);
        assertThat(role.consumes()).isEqualTo(consumes);
        assertThat(role.runsJobs()).isEqualTo(jobs);
    }

    @Test
    void refusesAModeThatIsNone() {
        assertThatThrownBy(() -> new Role("sometimes", true, true)).hasMessageContaining("WORKER_MODE");
    }
}
