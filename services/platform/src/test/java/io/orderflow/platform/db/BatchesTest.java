package io.orderflow.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.crash.CrashPoint;
import io.orderflow.platform.crash.CrashPoint.Arming;
import io.orderflow.platform.crash.CrashPoint.Effect;
import io.orderflow.platform.db.Batches.Batch;
import io.smallrye.mutiny.Uni;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.IntStream;
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

    @Test
    void readsPageAfterPageBehindTheLastRowUntilOneIsNotFull() {
        List<Integer> cursors = new ArrayList<>();
        int done = Batches.pages(
                        0,
                        3,
                        after -> {
                            cursors.add(after);
                            return Uni.createFrom()
                                    .item(IntStream.rangeClosed(after + 1, Math.min(after + 3, 7))
                                            .boxed()
                                            .toList());
                        },
                        page -> Uni.createFrom().item(page.size() - 1))
                .await()
                .indefinitely();
        assertThat(cursors).containsExactly(0, 3, 6);
        assertThat(done).isEqualTo(4);
    }

    @Test
    void looksBehindAFullPageForNothing() {
        Queue<List<Integer>> pages = new ArrayDeque<>(List.of(List.of(1, 2), List.of()));
        assertThat(Batches.pages(
                                0,
                                2,
                                after -> Uni.createFrom().item(pages.remove()),
                                page -> Uni.createFrom().item(page.size()))
                        .await()
                        .indefinitely())
                .isEqualTo(2);
    }

    @Test
    void stopsBehindAPageOfWhomItIsArmedForAndOfNobodyElse() {
        List<Integer> pages = new ArrayList<>();
        CrashPoint.named("batch.done").arm(new Arming(Effect.FREEZE, "mine", 0));
        Batches.named("another's", paging(pages)).await().indefinitely();
        assertThat(pages).containsExactly(1, 2, 3);
        pages.clear();
        Batches.named("mine", paging(pages)).subscribe().with(ended -> pages.add(-1));
        assertThat(pages).containsExactly(1);
        Batches.named("mine", paging(pages)).await().indefinitely();
        assertThat(pages).containsExactly(1, 1, 2, 3);
    }

    @Test
    void stopsBehindAllOfItWhereItHasNoBatches() {
        List<String> ended = new ArrayList<>();
        CrashPoint.named("batch.done").arm(new Arming(Effect.FREEZE, "mine", 0));
        Batches.named("mine", Uni.createFrom().item("work")).subscribe().with(ended::add);
        Batches.named("mine", Uni.createFrom().item("work")).subscribe().with(ended::add);
        assertThat(ended).hasSize(1);
    }

    /** Three pages of one. */
    private static Uni<Integer> paging(List<Integer> seen) {
        return Batches.pages(
                0, 1, after -> Uni.createFrom().item(after == 3 ? List.of() : List.of(after + 1)), page -> {
                    seen.addAll(page);
                    return Uni.createFrom().item(1);
                });
    }

    private int untilNone() {
        return Batches.untilNone(3, () -> Uni.createFrom().item(waiting.remove()))
                .await()
                .indefinitely();
    }
}
