package io.orderflow.platform.test.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProvenMachinesTest {

    /** Its contract cannot name it, for it is nobody's business outside its package. */
    @Test
    void namesAMachineWhoseClassNoContractNames() {
        assertThat(ProvenMachines.of("io.orderflow.platform").unproven())
                .containsExactly("io.orderflow.platform.retention.Retention has no AbstractJobContractTest");
    }
}
