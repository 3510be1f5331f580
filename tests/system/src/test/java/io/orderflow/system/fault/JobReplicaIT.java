package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.api.Order;
import io.orderflow.system.api.OrderRequest;
import io.orderflow.system.api.Reservation;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Time;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several processes run the jobs of one service; one of them sleeps in the middle of a run. */
@FaultTest
@Tag("E9.9")
@Tag("C1.10")
@Tag("INV-E7")
@Tag("F18")
class JobReplicaIT {
    private static final Duration CONVERGENCE = Duration.ofSeconds(60);
    private static final Duration WINDOW = Duration.ofMinutes(16);
    private static final String SERVICE = "warehouse";
    private static final String JOB = "expiry";

    @Test
    void runsEachTickOnceAndFencesARunThatWasSleptThrough(Platform platform, Watcher watcher) throws Exception {
        Books books = new Books(platform);
        String sku = platform.goods().stocked(10);
        List<Order> waiting = Stream.generate(() -> platform.orders()
                        .place(OrderRequest.by(platform.customerId())
                                .item(sku, 1)
                                .card("tok_action_required")))
                .limit(3)
                .toList();
        try (Replica sleeper = Replica.whole(platform, SERVICE).awaitReady();
                Replica other = Replica.whole(platform, SERVICE).awaitReady()) {
            sleepThroughARun(platform, watcher, books, sleeper);
            for (Order order : waiting) {
                Order ended = platform.orders().await(order.id(), "ended", CONVERGENCE, Order::isEnded);
                assertThat(ended.status()).isEqualTo("cancelled");
                assertThat(platform.stock().reservationsOf(order.id()))
                        .extracting(Reservation::status)
                        .containsExactly("expired");
            }
            assertThat(books.number(SERVICE, """
                            select count(*) from reservation_event e join reservation r on r.id = e.reservation_id
                            where r.sku = ? and e.status = 'expired'\
                            """, sku)).isEqualTo(waiting.size());
            assertTicksOnce(platform, books);
            sleeper.terminate();
            other.terminate();
        }
    }

    /** The run of one process waits for the table when it is stopped, loses its lease, and goes on after another one's run. */
    private static void sleepThroughARun(Platform platform, Watcher watcher, Books books, Replica sleeper)
            throws Exception {
        long epoch;
        try (Connection table = books.connect(SERVICE)) {
            table.setAutoCommit(false);
            Await.until("a run of the sleeper", CONVERGENCE, () -> holdsUp(table, sleeper), held -> held);
            epoch = epoch(books);
            try (var frozen = sleeper.freeze();
                    var fault = watcher.fault()) {
                platform.operations(SERVICE).advanceClock(WINDOW);
                // As if its lease of a minute had run out.
                books.change(SERVICE, "update job set expires_at = now() where name = ?", JOB);
                Await.until("another one's run", CONVERGENCE, () -> epoch(books), now -> now > epoch);
                table.rollback();
                Await.until("its end", CONVERGENCE, () -> finished(books, epoch + 1), done -> done);
            }
        }
        Await.until("the end of what the sleeper had begun", CONVERGENCE, () -> finished(books, epoch), done -> done);
        assertThat(epoch(books)).isGreaterThan(epoch);
        new Time(platform).passElsewhere(SERVICE, WINDOW);
    }

    /** Takes the table, and has the sleeper begin a run; gives the table back when another process was faster. */
    private static boolean holdsUp(Connection table, Replica sleeper) {
        try {
            try (var statement = table.createStatement()) {
                statement.execute("lock table reservation in exclusive mode");
            }
            int status = sleeper.operator()
                    .post("/api/v1/ops/jobs/" + JOB + "/run")
                    .send()
                    .expect(202, 409)
                    .status();
            if (status == 409) {
                table.rollback();
            }
            return status == 202;
        } catch (java.sql.SQLException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static long epoch(Books books) {
        return books.number(SERVICE, "select epoch from job where name = ?", JOB);
    }

    private static boolean finished(Books books, long epoch) {
        return books.number(SERVICE, """
                        select count(*) from job_run where name = ? and epoch = ? and finished_at is not null\
                        """, JOB, epoch) == 1;
    }

    /** Three processes look at the clock each second; each tick still is one run, and no two runs with a lease overlap (E6, E7). */
    private static void assertTicksOnce(Platform platform, Books books) {
        long begin = epoch(books);
        int ticks = 5;
        for (int i = 0; i < ticks; i++) {
            long before = epoch(books);
            new Time(platform).pass(Duration.ofMinutes(1));
            Await.until("a tick", CONVERGENCE, () -> epoch(books), now -> now > before);
            Await.until("its end", CONVERGENCE, () -> finished(books, before + 1), done -> done);
        }
        assertThat(epoch(books) - begin).isBetween((long) ticks, ticks + 1L);
        assertThat(books.column(SERVICE, """
                        select a.epoch || ' and ' || b.epoch from job_run a join job_run b on b.name = a.name and b.epoch = a.epoch + 1
                        where a.name = ? and a.epoch > ? and b.started_at < a.finished_at\
                        """, JOB, begin))
                .as("runs that overlap")
                .isEmpty();
    }
}
