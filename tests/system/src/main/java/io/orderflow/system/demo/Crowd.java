package io.orderflow.system.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Walks the orders of all kinds, a few at a time. */
record Crowd(Shop shop, Progress progress) {
    private static final int AT_ONCE = 6;

    private record Walked(String end, long millis) {}

    List<Tally> walk(List<Kind> kinds) {
        progress.expect(kinds.stream().mapToInt(Kind::count).sum());
        try (ExecutorService walkers = Executors.newFixedThreadPool(AT_ONCE)) {
            List<List<Future<Walked>>> running = new ArrayList<>();
            for (Kind kind : kinds) {
                List<Future<Walked>> orders = new ArrayList<>();
                for (int i = 0; i < kind.count(); i++) {
                    orders.add(walkers.submit((Callable<Walked>) () -> walk(kind)));
                }
                running.add(orders);
            }
            List<Tally> tallies = new ArrayList<>();
            for (int i = 0; i < kinds.size(); i++) {
                List<Walked> walked = running.get(i).stream().map(Crowd::result).toList();
                tallies.add(new Tally(
                        kinds.get(i),
                        walked.stream().map(Walked::end).toList(),
                        walked.stream().map(Walked::millis).toList()));
            }
            return tallies;
        }
    }

    private Walked walk(Kind kind) {
        long start = System.nanoTime();
        String end;
        try {
            end = kind.journey().end(shop);
        } catch (RuntimeException failed) {
            end = "failed: " + failed.getMessage();
        }
        progress.walked(kind.name(), end);
        return new Walked(end, (System.nanoTime() - start) / 1_000_000);
    }

    private static Walked result(Future<Walked> walked) {
        try {
            return walked.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
