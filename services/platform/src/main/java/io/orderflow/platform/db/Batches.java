package io.orderflow.platform.db;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.crash.CrashPoint;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Work on more rows than one transaction or one list should hold. */
public final class Batches {

    private static final CrashPoint DONE = CrashPoint.named("batch.done");
    private static final String NAME = "orderflow.batches";

    private Batches() {}

    /** Says beforehand whose work may be {@link #named} here. */
    public static void expect(Collection<String> names) {
        DONE.isPassedFor(names);
    }

    /** Says whose work it is, for the crash point behind what of it is done; also behind all of it, so that each work has one. */
    public static <T> Uni<T> named(String name, Uni<T> work) {
        return work.call(() -> passed()).withContext((whole, context) -> {
            context.put(NAME, name);
            return whole;
        });
    }

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
                .<Batch>uni(() -> next.get().call(Batches::passedBehind))
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
                .transformToUniAndConcatenate(row -> database.inTransaction(cause, tx -> work.apply(tx, row))
                        .call(done -> done ? passed() : Uni.createFrom().voidItem()))
                .filter(done -> done)
                .collect()
                .with(Collectors.summingInt(done -> 1))
                .map(done -> new Batch(rows.size(), done));
    }

    /**
     * As {@link #each}, with up to {@code parallel} transactions at the same time; in no order, so its crash point is behind all of them.
     * @param parallel fewer than the pool has
     */
    public static <T> Uni<Batch> parallel(
            Database database, Cause cause, List<T> rows, int parallel, BiFunction<Tx, T, Uni<Boolean>> work) {
        return Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUni(row -> database.inTransaction(cause, tx -> work.apply(tx, row)))
                .merge(parallel)
                .filter(done -> done)
                .collect()
                .with(Collectors.summingInt(done -> 1))
                .map(done -> new Batch(rows.size(), done));
    }

    /**
     * Page after page behind a cursor, until one is not full: for rows that may stay as they are, so that looking again would find them again.
     * One page is held at a time.
     * @param after the cursor of the first page; that of each further one is the last row of the page before
     * @param read  a page of at most {@code size} rows behind a cursor, in the order of the cursor
     * @param work  says how many there was something to do about
     * @return done in all
     */
    public static <T> Uni<Integer> pages(
            T after, int size, Function<T, Uni<List<T>>> read, Function<List<T>, Uni<Integer>> work) {
        return Multi.createBy()
                .repeating()
                .uni(() -> new AtomicReference<>(after), cursor -> page(cursor, read, work))
                .whilst(batch -> batch.found() == size)
                .collect()
                .with(Collectors.summingInt(Batch::done));
    }

    private static <T> Uni<Batch> page(
            AtomicReference<T> cursor, Function<T, Uni<List<T>>> read, Function<List<T>, Uni<Integer>> work) {
        return read.apply(cursor.get()).chain(page -> {
            if (page.isEmpty()) {
                return Uni.createFrom().item(new Batch(0, 0));
            }
            cursor.set(page.getLast());
            return work.apply(page).map(done -> new Batch(page.size(), done)).call(Batches::passedBehind);
        });
    }

    private static Uni<Void> passedBehind(Batch batch) {
        return batch.done() > 0 ? passed() : Uni.createFrom().voidItem();
    }

    private static Uni<Void> passed() {
        return DONE.isArmed()
                ? Uni.createFrom().context(context -> DONE.pass(context.getOrElse(NAME, () -> "")))
                : Uni.createFrom().voidItem();
    }

    /** One after the other in the same transaction. */
    public static <T> Uni<Void> chain(List<T> rows, Function<T, Uni<Void>> work) {
        Uni<Void> done = Uni.createFrom().voidItem();
        for (T row : rows) {
            done = done.chain(() -> work.apply(row));
        }
        return done;
    }
}
