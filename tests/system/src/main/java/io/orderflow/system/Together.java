package io.orderflow.system;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Does the same thing many times at the same moment. */
public final class Together {
    private Together() {}

    /**
     * Lets all threads wait at a barrier, then run.
     *
     * @param times threads
     * @param action gets the number of its thread, from 0
     * @return what each one got, in the order of the numbers
     */
    public static <T> List<T> run(int times, IntFunction<T> action) {
        CountDownLatch barrier = new CountDownLatch(times);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = IntStream.range(0, times)
                    .mapToObj(number -> threads.submit((Callable<T>) () -> {
                        barrier.countDown();
                        barrier.await();
                        return action.apply(number);
                    }))
                    .toList();
            return running.stream().map(Together::result).toList();
        }
    }

    private static <T> T result(Future<T> running) {
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
