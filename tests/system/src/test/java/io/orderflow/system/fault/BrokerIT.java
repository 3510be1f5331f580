package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.Freeze;
import io.orderflow.system.Ids;
import io.orderflow.system.api.Money;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Redis dies, and Redis forgets. */
@FaultTest
@Tag("X3.1")
@Tag("F3")
class BrokerIT {
    private static final Duration CONVERGENCE = Duration.ofSeconds(60);

    /** With its append-only file it comes back with what it had, up to the last second; the rest is in the outboxes. */
    @Test
    void losesNothingWhenRedisIsKilledUnderTraffic(Platform platform, Watcher watcher) throws InterruptedException {
        Broker broker = new Broker(platform);
        String sku = platform.goods().stocked(Accounts.UNITS);
        try (Traffic traffic = new Traffic(platform, sku).start()) {
            traffic.awaitMore(5);
            killAndAwaitBack(broker, watcher);
            traffic.awaitMore(5);
            traffic.stop();
            replayWhatWasLost(platform);
            new Accounts(platform).assertEveryOrderOnce(traffic, sku);
        }
    }

    /** What it had taken in before it died is in its file, and comes without anybody's help. */
    @Test
    @Tag("T5.5")
    void bringsABacklogByItselfThatRedisHadWhenItWasKilled(Platform platform, Watcher watcher) {
        Broker broker = new Broker(platform);
        Endpoint warehouse = platform.endpoints().of("warehouse");
        List<String> skus;
        try (Freeze frozen = Freeze.of(warehouse.sidecar().orElseThrow().pid())) {
            skus = publishBacklog(platform);
            Await.until("all of it in the file", CONVERGENCE, broker::isInItsFile, written -> written);
            killAndAwaitBack(broker, watcher);
        }
        Await.until("every event at every subscriber", CONVERGENCE, new Books(platform)::lost, Set::isEmpty);
        assertThat(skus)
                .allSatisfy(
                        sku -> assertThat(platform.stock().read(sku).status()).isEqualTo(200));
    }

    @Test
    void recoversByReplayWhatRedisForgotUnderTraffic(Platform platform, Watcher watcher) throws InterruptedException {
        Broker broker = new Broker(platform);
        String sku = platform.goods().stocked(Accounts.UNITS);
        try (Traffic traffic = new Traffic(platform, sku).start()) {
            traffic.awaitMore(5);
            try (Watcher.Fault fault = watcher.fault()) {
                broker.forgetEverything();
                traffic.awaitMore(5);
                broker.delete("payments.payment.confirmed");
                traffic.awaitMore(5);
            }
            traffic.stop();
            replayWhatWasLost(platform);
            new Accounts(platform).assertEveryOrderOnce(traffic, sku);
        }
    }

    /** A backlog that nobody has read is lost for good, as far as Redis goes. */
    @Test
    @Tag("T5.5")
    void recoversByReplayABacklogThatRedisForgot(Platform platform, Watcher watcher) throws Exception {
        Endpoint warehouse = platform.endpoints().of("warehouse");
        List<String> skus;
        try (Freeze frozen = Freeze.of(warehouse.sidecar().orElseThrow().pid())) {
            skus = publishBacklog(platform);
            try (Watcher.Fault fault = watcher.fault()) {
                new Broker(platform).forgetEverything();
            }
        }
        String later = Ids.sku("LATER");
        platform.catalog().create(later, Money.usd(100));
        Await.until("consumption", CONVERGENCE, () -> platform.stock().read(later), answer -> answer.status() == 200);
        assertThat(new Books(platform).lost()).as("events that nobody has seen").isNotEmpty();

        assertThat(platform.operations("catalog").replayOutbox(Duration.ofHours(1)))
                .isGreaterThanOrEqualTo(skus.size());
        Await.until("every event at every subscriber", CONVERGENCE, new Books(platform)::lost, Set::isEmpty);
        assertThat(skus)
                .allSatisfy(
                        sku -> assertThat(platform.stock().read(sku).status()).isEqualTo(200));
    }

    /** More than a consumer takes into its hands at once. */
    private static List<String> publishBacklog(Platform platform) {
        List<String> skus = Stream.generate(() -> Ids.sku("BACK")).limit(150).toList();
        skus.forEach(sku -> platform.catalog().create(sku, Money.usd(100)));
        Await.until(
                "all of it published",
                CONVERGENCE,
                () -> platform.operations("catalog").outboxDepth(),
                depth -> depth == 0);
        return skus;
    }

    private static void killAndAwaitBack(Broker broker, Watcher watcher) {
        long pid = broker.pid();
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
        try (Watcher.Fault fault = watcher.fault()) {
            Await.until("Redis to be back", CONVERGENCE, () -> isAnother(broker, pid), another -> another);
        }
    }

    private static boolean isAnother(Broker broker, long pid) {
        return broker.answers() && broker.pid() != pid;
    }

    /** As the operations guide has it: everything of the last hour goes out again, with the same ids. */
    private static void replayWhatWasLost(Platform platform) {
        Await.until(
                "empty outboxes",
                CONVERGENCE,
                () -> platform.endpoints().withSidecar().stream()
                        .mapToLong(
                                service -> platform.operations(service.name()).outboxDepth())
                        .sum(),
                depth -> depth == 0);
        platform.endpoints()
                .withSidecar()
                .forEach(service -> platform.operations(service.name()).replayOutbox(Duration.ofHours(1)));
        Await.until("every event at every subscriber", CONVERGENCE, new Books(platform)::lost, Set::isEmpty);
    }
}
