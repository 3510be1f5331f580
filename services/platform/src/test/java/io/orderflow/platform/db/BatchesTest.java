package io.orderflow.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.db.Batches.Batch;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private final Queue<Batch> waiting = new ArrayDeque<>();

    @Test
    void endsAfterTheFirstBatchThatIsNotFullAndCountsIt() {
        waiting.addAll(List.of(new Batch(3, 3), new Batch(3, 0), new Batch(2, 1), new Batch(3, 3)));
        assertThat(untilNone()).isEqualTo(4);
        assertThat(waiting).hasSize(1);
    }

    @Test
    void looksOnceMoreAfterAFullBatch() {
        waiting.addAll(List.of(new Batch(3, 3), new Batch(0, 0)));
        assertThat(untilNone()).isEqualTo(3);
        assertThat(waiting).isEmpty();
    }

    @Test
    void countsRowsThatAllHadSomethingToDo() {
        Queue<Integer> rows = new ArrayDeque<>(List.of(3, 3, 1));
        assertThat(Batches.untilNoneCounted(3, () -> Uni.createFrom().item(rows.remove()))
                        .await()
                        .indefinitely())
                .isEqualTo(7);
    }

    private int untilNone() {
        return Batches.untilNone(3, () -> Uni.createFrom().item(waiting.remove()))
                .await()
                .indefinitely();
    }
}
