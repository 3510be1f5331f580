package io.orderflow.system.fault;

import io.orderflow.system.Await;
import io.orderflow.system.Ids;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.http.Answer;
import io.orderflow.system.http.Unreachable;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Buyers of one customer id, five a second unless said otherwise, who repeat a request under its key until they have a decision. At most 300
 * orders.
 */
final class Traffic implements AutoCloseable {
    private static final int MOST = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Platform platform;
    private final String sku;
    private final String customer = Ids.uuid();
    private final List<Future<Answer>> buyers = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private Duration interval = Duration.ofMillis(200);

    Traffic(Platform platform, String sku) {
        this.platform = platform;
        this.sku = sku;
    }

    /** Says how often a buyer comes, before the first one does. */
    Traffic every(Duration time) {
        interval = time;
        return this;
    }

    Traffic start() {
        clock.scheduleAtFixedRate(this::arrive, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    String customer() {
        return customer;
    }

    /** Buyers so far. */
    int arrived() {
        return buyers.size();
    }

    /** Waits for more buyers to come. */
    void awaitMore(int buyers) {
        int wanted = arrived() + buyers;
        Await.until("more traffic", PATIENCE, this::arrived, arrived -> arrived >= wanted);
    }

    /** Lets nobody else come, and gives every buyer's decision. */
    List<Answer> stop() throws InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(10, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the arrivals do not end");
        }
        List<Answer> decisions = new ArrayList<>();
        for (Future<Answer> buyer : buyers) {
            try {
                decisions.add(buyer.get());
            } catch (ExecutionException e) {
                throw new AssertionError("a buyer never had a decision", e.getCause());
            }
        }
        return decisions;
    }

    static List<Order> orders(List<Answer> decisions) {
        return decisions.stream().map(answer -> new Order(answer.json())).toList();
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }

    private void arrive() {
        if (buyers.size() < MOST) {
            buyers.add(threads.submit((Callable<Answer>) this::buy));
        }
    }

    private Answer buy() throws InterruptedException {
        OrderRequest request = OrderRequest.by(customer).item(sku, 1);
        String key = Ids.uuid();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        String last = "";
        while (System.nanoTime() < deadline) {
            try {
                Answer answer = platform.orders().submit(request, key);
                if (isDecision(answer)) {
                    return answer;
                }
                last = answer.status() + " " + answer.text();
            } catch (Unreachable away) {
                last = String.valueOf(away.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(250);
        }
        throw new AssertionError("no decision under key " + key + ", last: " + last);
    }

    private static boolean isDecision(Answer answer) {
        return answer.status() < 500 && !answer.code().equals("idempotency_in_flight");
    }
}
