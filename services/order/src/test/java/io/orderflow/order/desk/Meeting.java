package io.orderflow.order.desk;

import io.orderflow.platform.test.together.Together;
import io.smallrye.mutiny.Uni;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Has several do their work at the same moment. */
public final class Meeting {

    private Meeting() {}

    /** Ends when all have; fails with the first that failed. */
    @SafeVarargs
    public static void of(Supplier<Uni<?>>... works) {
        try {
            Together.run(Stream.of(works)
                    .<Callable<Object>>map(work -> () -> {
                        Desk.await(work.get());
                        return work;
                    })
                    .toList());
        } catch (Exception failed) {
            throw new AssertionError("somebody failed at a meeting", failed);
        }
    }
}
