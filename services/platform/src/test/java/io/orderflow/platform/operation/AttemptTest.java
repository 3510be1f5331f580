package io.orderflow.platform.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AttemptTest {

    private static final Rejection NO = Rejection.state("out_of_stock", "There is none.");

    @Test
    void endsWithWhateverIsAnswered() {
        assertThat(Attempt.of(Outcome.success("done"))).isEqualTo(new Attempt.Succeeded<>("done"));
        assertThat(Attempt.of(Outcome.refused(NO))).isEqualTo(new Attempt.Refused<>(NO));
    }

    @Test
    void staysUnknownWhileARefusalIsNoAnswer() {
        assertThat(Attempt.insisting(Outcome.success("done"), "the warehouse"))
                .isEqualTo(new Attempt.Succeeded<>("done"));
        assertThat(Attempt.insisting(Outcome.refused(NO), "the warehouse"))
                .isEqualTo(new Attempt.Unknown<>("the warehouse refused: out_of_stock"));
    }

    @Test
    void belongsToAnAggregateThatAUuidNames() {
        UUID id = UUID.randomUUID();
        assertThat(of(id.toString()).subjectId()).isEqualTo(id);
        assertThatThrownBy(() -> of("order 1").subjectId()).isInstanceOf(IllegalArgumentException.class);
    }

    private static Operation of(String subject) {
        return new Operation("key", "kind", subject, "", 1, Cause.system("test"));
    }
}
