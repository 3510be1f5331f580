package io.orderflow.bench;

import io.orderflow.system.Ids;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderApi;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Unreachable;
import io.orderflow.system.platform.Platform;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A closed loop of clients that submit orders. */
record Clients(Platform platform) {
    /** Stands for no answer at all. */
    static final int NO_ANSWER = 0;

    /** Runs a workload to its end. @return every order, in the order of the answers */
    List<Submitted> run(Workload workload) throws InterruptedException {
        Queue<Submitted> submitted = new ConcurrentLinkedQueue<>();
        AtomicInteger turn = new AtomicInteger();
        OrderApi orders = platform.orders();
        long end = System.nanoTime() + workload.length().toNanos();
        List<Thread> clients = IntStream.range(0, workload.clients())
                .mapToObj(number -> Thread.ofVirtual().start(() -> {
                    String customer = Ids.uuid();
                    while (System.nanoTime() < end) {
                        String sku = workload.skus()
                                .get(turn.getAndIncrement() % workload.skus().size());
                        submitted.add(submit(
                                orders,
                                workload.until()
                                        .paying(OrderRequest.by(customer).item(sku, 1))));
                    }
                }))
                .toList();
        for (Thread client : clients) {
            client.join();
        }
        return List.copyOf(submitted);
    }

    private static Submitted submit(OrderApi orders, OrderRequest request) {
        Instant at = Instant.now();
        long start = System.nanoTime();
        try {
            Answer answer = orders.submit(request);
            double millis = (System.nanoTime() - start) / 1e6;
            return new Submitted(
                    at, millis, answer.status(), answer.status() == 201 ? new Order(answer.json()).id() : "");
        } catch (Unreachable away) {
            return new Submitted(at, (System.nanoTime() - start) / 1e6, NO_ANSWER, "");
        }
    }
}
