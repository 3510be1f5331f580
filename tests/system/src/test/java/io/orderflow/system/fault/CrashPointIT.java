package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.Quiescence;
import io.orderflow.system.api.Order;
import io.orderflow.system.http.Unreachable;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.time.Instant;
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
 * it is passed for in orders of all methods, their cancellations and what else may happen to them. {@code -Dorderflow.chaos.only=<regex>}
 * beside it leaves out those whose name does not match; each of the others has to be passed then.
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

    /** Kinds of operation that no walk leads to, {@code service kind}. */
    private static final Map<String, String> NEVER_ASKED = Map.of("payment renew", "no gateway of this platform can");

    /** Asked for only where a neighbour has failed. */
    private static final String UNDOING = "release-try";

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
            List.of(
                    new CrashCase("order", "operation.answered", "collect-cash"),
                    new CrashCase("payment", "operation.answered", "refund")));

    private final Set<String> died = new TreeSet<>();

    @TestFactory
    Stream<DynamicTest> losesAndDoublesNothing(Platform platform, Watcher watcher) throws InterruptedException {
        String sku = platform.goods().stocked(UNITS);
        // So that the tables tell all that there is to publish.
        Instant since = Instant.now();
        new Shopping(platform, sku).all();
        new Shopping(platform, sku).interrupted();
        var walked = DynamicTest.dynamicTest(
                "every kind of operation is walked", () -> assertEveryKindIsAskedFor(platform, since));
        if (!Boolean.getBoolean("orderflow.chaos")) {
            return Stream.concat(
                    Stream.of(walked),
                    CHOSEN.stream()
                            .map(round -> DynamicTest.dynamicTest(
                                    round.toString(), () -> assertAllDie(platform, watcher, sku, round))));
        }
        String only = System.getProperty("orderflow.chaos.only", "");
        if (!only.isEmpty()) {
            return CrashCase.all(platform).stream()
                    .filter(one -> one.toString().matches(only))
                    .map(one -> DynamicTest.dynamicTest(
                            one.toString(), () -> assertAllDie(platform, watcher, sku, List.of(one))));
        }
        List<CrashCase> all = CrashCase.all(platform);
        return Stream.of(
                        Stream.of(walked),
                        all.stream()
                                .map(one -> DynamicTest.dynamicTest(
                                        one.toString(), () -> crash(platform, watcher, sku, List.of(one)))),
                        Stream.of(
                                DynamicTest.dynamicTest("every point was passed", () -> assertEveryPointPassed(all)),
                                DynamicTest.dynamicTest(
                                        "somebody died of every kind of operation",
                                        () -> assertEveryKindKilled(platform))))
                .flatMap(tests -> tests);
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
            Shopping shopping = new Shopping(platform, sku);
            orders = shopping.all();
            if (round.stream().anyMatch(one -> one.concerns(UNDOING))) {
                shopping.interrupted();
            }
            if (round.stream().anyMatch(CrashCase::isJob)) {
                shopping.work();
            }
            awaitRest(platform);
        }
        takeUpParked(platform);
        round.stream()
                .filter(one -> !pids(platform).get(one.service()).equals(before.get(one.service())))
                .forEach(one -> died.add(one.toString()));
        round.forEach(one -> CrashPoints.of(platform, one.service()).disarm());
        Accounts accounts = new Accounts(platform);
        orders.forEach(accounts::assertBooksAgree);
        long kept = orders.stream().filter(order -> !order.isEnded()).count();
        assertThat(kept).isEqualTo(Shopping.KEPT);
    }

    /** What was asked of a neighbour in vain while that one was dead is parked soon, and taken up by a job, every five minutes. */
    private static void takeUpParked(Platform platform) {
        if (!platform.operations("order").failedCompensations().isEmpty()) {
            platform.operations("order").runJob("dlq-retry").expect(202, 409);
        }
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

    /** What the walks never lead to is never crashed. */
    private static void assertEveryKindIsAskedFor(Platform platform, Instant since) {
        Books books = new Books(platform);
        Set<String> missing = kinds(platform);
        for (Endpoint service : platform.endpoints().withSidecar()) {
            books.column(
                            service.name(),
                            "select distinct kind from operation where created_at >= ?",
                            java.sql.Timestamp.from(since))
                    .forEach(kind -> missing.remove(service.name() + " " + kind));
        }
        assertThat(missing).containsExactlyInAnyOrderElementsOf(NEVER_ASKED.keySet());
    }

    /** At one of the points around it: while it is asked for in the request that needs it, or by the machinery. */
    private void assertEveryKindKilled(Platform platform) {
        Set<String> never = kinds(platform);
        never.removeIf(kind -> {
            String[] of = kind.split(" ");
            return Stream.of("operation.asking", "operation.answered", "gateway.asking", "gateway.answered")
                    .anyMatch(point -> died.contains(of[0] + " " + point + " " + of[1]));
        });
        assertThat(never).containsExactlyInAnyOrderElementsOf(NEVER_ASKED.keySet());
    }

    /** All kinds of operation that a service performs, {@code service kind}. */
    private static Set<String> kinds(Platform platform) {
        return platform.endpoints().withSidecar().stream()
                .map(Endpoint::name)
                .flatMap(service ->
                        CrashPoints.of(platform, service).kinds().stream().map(kind -> service + " " + kind))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A point that nobody passes any more proves nothing. */
    private void assertEveryPointPassed(List<CrashCase> all) {
        Function<CrashCase, String> place = one -> one.service() + " " + one.point();
        Set<String> never = all.stream().map(place).collect(Collectors.toCollection(TreeSet::new));
        all.stream().filter(one -> died.contains(one.toString())).map(place).forEach(never::remove);
        assertThat(never).isEmpty();
    }

    private static Map<String, Long> pids(Platform platform) {
        return platform.endpoints().all().stream().collect(Collectors.toMap(Endpoint::name, Endpoint::pid));
    }
}
