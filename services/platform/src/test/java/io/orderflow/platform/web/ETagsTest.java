package io.orderflow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ETagsTest {

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"*", "\"7\"", "\"6\", \"7\"", " \"7\" "})
    void allowsAChangeOverThePresentVersion(String ifMatch) {
        assertThat(ETags.allows(ifMatch, 7)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"6\"", "7", "W/\"7\"", "\"77\"", "\"6\",\"8\"", "x"})
    void refusesEveryOtherTag(String ifMatch) {
        assertThat(ETags.allows(ifMatch, 7)).isFalse();
    }
}
