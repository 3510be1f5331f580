package io.orderflow.schemas.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.schemas.Topics;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Holds the present contract against the last released one; with {@code -Dschemas.release=true} releases it. */
@Tag("M2.6")
@Tag("E9.8")
class ReleaseTest {
    @Test
    void breaksNothingThatWasReleased() {
        Contract present = Contract.present();

        assertThat(present.changesSince(Contract.released()))
                .as("a breaking change needs a new major version beside the released one")
                .isEmpty();
        if (Boolean.getBoolean("schemas.release")) {
            present.release();
        }
    }

    @Test
    void comparesWithARealRelease() {
        Contract released = Contract.released();

        assertThat(released.schemas()).isNotEmpty();
        assertThat(released.declarations()).isNotEmpty();
        assertThat(released.schemas().keySet()).anyMatch(path -> path.startsWith(Topics.ALL.getFirst()));
    }
}
