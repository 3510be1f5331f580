package io.orderflow.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References as people type them. */
class ReferencesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "OF-7K3M-9QX2",
                "of-7k3m-9qx2",
                " of 7k3m 9qx2 ",
                "OF7K3M9QX2",
                "OF\u20137K3M\u20139QX2.",
                "O F-7K-3M9Q/X2"
            })
    void readsWhatWasMeant(String typed) {
        assertThat(References.quoted(typed)).isEqualTo("OF-7K3M-9QX2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"invoice 7", "OF-7K3M-9QX", "OF-7K3M-9QX22", "pay-1", ""})
    void leavesAloneWhatIsNoneOfOurs(String typed) {
        assertThat(References.quoted(" " + typed)).isEqualTo(typed);
    }

    @Test
    void readsEveryReferenceThatItMakes() {
        for (int i = 0; i < 100; i++) {
            String made = References.quotable();
            assertThat(References.quoted(made.replace("-", ""))).isEqualTo(made);
        }
    }

    @Test
    void spacesNamesInOneWay() {
        assertThat(References.spaced(" BR\t 1\u00a0\n7 ")).isEqualTo("BR 1 7");
        assertThat(References.spaced("\u00a0")).isEmpty();
    }
}
