package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.api.Order;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * In the middle of a roll-out, and of one that is taken back, publishers of two versions stand side by side: what consumers of this one
 * get is of a later minor version and of an earlier one by turns, also of one and the same order.
 */
@FaultTest
@Tag("E9.8")
@Tag("M2.6")
@Tag("F16")
class VersionsTogetherIT {
    private static final Duration CONVERGENCE = Duration.ofSeconds(60);

    @Test
    void bringsEveryOrderToItsEndWhenItsEventsAreOfALaterAndOfAnEarlierVersionByTurns(
            Platform platform, Watcher watcher) throws InterruptedException {
        Books books = new Books(platform);
        String begin = books.column("order", "select now()::text").getFirst();
        String sku = platform.goods().stocked(Accounts.UNITS);
        List<Order> orders = new ArrayList<>();
        try (OtherVersions versions = OtherVersions.write(platform);
                Watcher.Fault fault = watcher.fault()) {
            for (int i = 0; i < 2; i++) {
                orders.addAll(new Shopping(platform, sku).all());
            }
        }
        orders.forEach(new Accounts(platform)::assertBooksAgree);
        for (String publisher : List.of("order", "payment", "catalog")) {
            for (String which : List.of("like", "not like")) {
                assertThat(books.number(
                                publisher,
                                "select count(*) from outbox_sent where created_at >= ?::timestamptz and payload "
                                        + which + " '%" + OtherVersions.SURPLUS + "%'",
                                begin))
                        .as("events of %s %s those of a later version", publisher, which)
                        .isPositive();
            }
        }
        for (Endpoint consumer : platform.endpoints().withSidecar()) {
            Await.until(
                    "nothing that waits in the inbox of " + consumer.name(),
                    CONVERGENCE,
                    () -> books.rows(consumer.name(), """
                            select topic, state, reason from inbox
                            where received_at >= ?::timestamptz and state not in ('done', 'ignored')\
                            """, begin),
                    List::isEmpty);
        }
    }
}
