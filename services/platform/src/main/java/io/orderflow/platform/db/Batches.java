package io.orderflow.platform.db;

import io.orderflow.platform.cause.Cause;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Work on more rows than one transaction or one list should hold. */
public final class Batches {

    private Batches() {}

    /** @param found rows that were looked at  @param done those of them that there was something to do about */
    public record Batch(int found, int done) {}

    /**
     * Batch after batch, until one is not full. Whoever looks for the next one must not find the rows of the last again.
     * @param size of a full batch
     * @return done in all
     */
    public static Uni<Integer> untilNone(int size, Supplier<Uni<Batch>> next) {
        return Multi.createBy()
                .repeating()
                .<Batch>uni(next::get)
                .whilst(batch -> batch.found() == size)
                .collect()
                .with(Collectors.summingInt(Batch::done));
    }

    /** As {@link #untilNone}, where something is done about each row that is found. @param next says how many they were */
    public static Uni<Integer> untilNoneCounted(int size, Supplier<Uni<Integer>> next) {
        return untilNone(size, () -> next.get().map(rows -> new Batch(rows, rows)));
    }

    /** One after the other, each in a transaction of its own. @param work says whether there was something to do */
    public static <T> Uni<Batch> each(
            Database database, Cause cause, List<T> rows, BiFunction<Tx, T, Uni<Boolean>> work) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUniAndConcatenate(row -> database.inTransaction(cause, tx -> work.apply(tx, row)))
                .filter(done -> done)
                .collect()
                .with(Collectors.summingInt(done -> 1))
                .map(done -> new Batch(rows.size(), done));
    }
}
