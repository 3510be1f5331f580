package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.Quiescence;
import io.orderflow.system.api.Order;
import io.orderflow.system.http.Unreachable;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Processes die exactly where an effect has happened and its record has not, or the reverse. By default four rounds in which one or several
 * services die at chosen points at once; with {@code -Dorderflow.chaos=true} every point of every service, one by one, for everything that
 * it is passed for in a card order and its cancellation.
 */
@FaultTest
@Tag("F1")
@Tag("C1.1")
@Tag("C1.2")
@Tag("C1.8")
@Tag("M2.1")
@Tag("M2.2")
@Tag("X3.1")
@Tag("X3.2")
@Tag("X3.9")
class CrashPointIT {
    private static final Duration CONVERGENCE = Duration.ofSeconds(60);
    private static final long UNITS = 10_000;

    /** Not passed by any order: a payment's effects run in the request that asks for them, unless that request dies. */
    private static final Set<String> PASSED_AFTER_A_FAULT_ONLY = Set.of();

    private static final List<List<CrashCase>> CHOSEN = List.of(
            List.of(
                    new CrashCase("order", "commit.before", "inventory.stock.committed"),
                    new CrashCase("payment", "gateway.answered", "capture"),
                    new CrashCase("warehouse", "inbox.committed", "inventory.stock.committed")),
            List.of(
                    new CrashCase("order", "operation.answered", "confirm-reservations"),
                    new CrashCase("payment", "outbox.published", "payments.payment.confirmed"),
                    new CrashCase("catalog", "commit.after", "catalog.product.created")),
            List.of(
                    new CrashCase("order", "operation.asking", "release-stock"),
                    new CrashCase("payment", "inbox.committed", "orders.order.status_changed")),
            List.of(new CrashCase("order", "operation.answered", "capture-shipment")));

    private final Set<String> died = new TreeSet<>();

    @TestFactory
    Stream<DynamicTest> losesAndDoublesNothing(Platform platform, Watcher watcher) throws InterruptedException {
        String sku = platform.goods().stocked(UNITS);
        // So that the tables tell all that there is to pass.
        new Shopping(platform, sku).all();
        if (!Boolean.getBoolean("orderflow.chaos")) {
            return CHOSEN.stream()
                    .map(round -> DynamicTest.dynamicTest(
                            round.toString(), () -> assertAllDie(platform, watcher, sku, round)));
        }
        List<CrashCase> all = CrashCase.all(platform);
        return Stream.concat(
                all.stream()
                        .map(one -> DynamicTest.dynamicTest(
                                one.toString(), () -> crash(platform, watcher, sku, List.of(one)))),
                Stream.of(DynamicTest.dynamicTest("every point was passed", () -> assertEveryPointPassed(all))));
    }

    private void assertAllDie(Platform platform, Watcher watcher, String sku, List<CrashCase> round)
            throws InterruptedException {
        crash(platform, watcher, sku, round);
        assertThat(died).containsAll(round.stream().map(CrashCase::toString).toList());
    }

    private void crash(Platform platform, Watcher watcher, String sku, List<CrashCase> round)
            throws InterruptedException {
        Map<String, Long> before = pids(platform);
        round.forEach(one -> CrashPoints.of(platform, one.service()).arm(one.point(), one.detail()));
        List<Order> orders;
        try (Watcher.Fault fault = watcher.fault()) {
            orders = new Shopping(platform, sku).all();
            awaitRest(platform);
        }
        round.stream()
                .filter(one -> !pids(platform).get(one.service()).equals(before.get(one.service())))
                .forEach(one -> died.add(one.toString()));
        round.forEach(one -> CrashPoints.of(platform, one.service()).disarm());
        Accounts accounts = new Accounts(platform);
        orders.forEach(accounts::assertBooksAgree);
        long kept = orders.stream().filter(order -> !order.isEnded()).count();
        assertThat(kept).isEqualTo(3);
    }

    /** Whoever dies of what the last order left to do has died and is back. */
    private static void awaitRest(Platform platform) {
        Await.until("all processes at rest", CONVERGENCE, () -> unrest(platform), Map::isEmpty);
    }

    private static Map<String, String> unrest(Platform platform) {
        try {
            return Victim.areReady(platform) ? new Quiescence(platform).unrest() : Map.of("processes", "not all ready");
        } catch (Unreachable dying) {
            return Map.of("processes", "one died");
        }
    }

    /** A point that no order passes any more proves nothing. */
    private void assertEveryPointPassed(List<CrashCase> all) {
        Function<CrashCase, String> place = one -> one.service() + " " + one.point();
        Set<String> never = all.stream().map(place).collect(Collectors.toCollection(TreeSet::new));
        all.stream().filter(one -> died.contains(one.toString())).map(place).forEach(never::remove);
        assertThat(never).containsExactlyInAnyOrderElementsOf(PASSED_AFTER_A_FAULT_ONLY);
    }

    private static Map<String, Long> pids(Platform platform) {
        return platform.endpoints().all().stream().collect(Collectors.toMap(Endpoint::name, Endpoint::pid));
    }
}
