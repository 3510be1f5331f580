package io.orderflow.order.desk;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Has several do their work at the same moment. */
public final class Meeting {

    private Meeting() {}

    /** Ends when all have; fails with the first that failed. */
    @SafeVarargs
    public static void of(Supplier<Uni<?>>... works) {
        var barrier = new CyclicBarrier(works.length);
        try (var callers = Executors.newFixedThreadPool(works.length)) {
            List<Callable<Object>> calls = Stream.of(works)
                    .<Callable<Object>>map(work -> () -> {
                        barrier.await(30, TimeUnit.SECONDS);
                        work.get().await().atMost(Duration.ofSeconds(60));
                        return work;
                    })
                    .toList();
            for (var call : callers.invokeAll(calls)) {
                call.get();
            }
        } catch (Exception failed) {
            throw new AssertionError("somebody failed at a meeting", failed);
        }
    }
}
