package io.orderflow.platform.test.together;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Calls that begin at the same moment. */
public final class Together {

    private Together() {}

    /** @return the answers in the order of the calls */
    public static <T> List<T> run(List<Callable<T>> calls) throws Exception {
        var barrier = new CyclicBarrier(calls.size());
        try (var callers = Executors.newFixedThreadPool(calls.size())) {
            var answers = new ArrayList<T>();
            for (var answer : callers.invokeAll(calls.stream()
                    .<Callable<T>>map(call -> () -> {
                        barrier.await(60, TimeUnit.SECONDS);
                        return call.call();
                    })
                    .toList())) {
                answers.add(answer.get());
            }
            return answers;
        }
    }

    public static <T> List<T> run(int times, Callable<T> call) throws Exception {
        return run(Collections.nCopies(times, call));
    }
}
