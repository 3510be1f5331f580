package io.orderflow.local.dapr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DaprVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {"1.16.12", "1.16.19", "1.17.13", "v1.18.3", "1.18.4", "1.19.0"})
    void takesSupportedVersions(String version) {
        assertThat(DaprVersion.parse(version).orElseThrow().objection()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.15.9", "1.16.11", "1.17.0", "1.17.5", "1.17.6", "1.17.12", "1.18.0", "1.18.2", "0.11.3"})
    void refusesVersionsWithKnownFaults(String version) {
        assertThat(DaprVersion.parse(version).orElseThrow().objection()).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"edge", "", "1.18", "1.18.3-rc.1", "daprd: command not found"})
    void knowsNothingOfWhatIsNoRelease(String version) {
        assertThat(DaprVersion.parse(version)).isEmpty();
    }
}
