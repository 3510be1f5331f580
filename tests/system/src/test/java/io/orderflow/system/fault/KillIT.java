package io.orderflow.system.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.Await;
import io.orderflow.system.Quiescence;
import io.orderflow.system.fault.Victim.Part;
import io.orderflow.system.platform.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Any one process, or an app together with its sidecar, dies under traffic: nothing is lost, nothing happens twice, and nobody has to help. */
@FaultTest
@Tag("F1")
@Tag("F2")
class KillIT {
    private static final Duration CONVERGENCE = Duration.ofSeconds(60);

    static Stream<Victim> victims() {
        List<String> services = List.of("order", "payment", "warehouse", "catalog");
        Stream<Victim> sidecars = services.stream().map(service -> new Victim(service, Part.SIDECAR));
        Stream<Victim> gateway = Stream.of(new Victim("sandbox", Part.APP));
        // CrashPointIT kills the apps, at worse moments.
        Stream<Victim> others = Boolean.getBoolean("orderflow.chaos")
                ? services.stream()
                        .flatMap(service -> Stream.of(new Victim(service, Part.APP), new Victim(service, Part.POD)))
                : Stream.of(new Victim("order", Part.POD));
        return Stream.of(others, sidecars, gateway).flatMap(victims -> victims);
    }

    @ParameterizedTest
    @MethodSource("victims")
    @Tag("X3.1")
    @Tag("X3.9")
    @Tag("C1.1")
    void losesAndDoublesNothing(Victim victim, Platform platform, Watcher watcher) throws InterruptedException {
        String sku = platform.goods().stocked(Accounts.UNITS);
        try (Traffic traffic = new Traffic(platform, sku).start()) {
            Await.until("traffic", CONVERGENCE, () -> platform.stock().of(sku), stock -> stock.reserved() >= 5);
            List<Long> pids = victim.pids(platform);
            victim.kill(platform);
            try (Watcher.Fault fault = watcher.fault()) {
                victim.awaitBack(platform, pids);
            }
            Await.until("more traffic", CONVERGENCE, traffic::arrived, arrived -> arrived >= 20);

            assertThat(traffic.arrived()).isGreaterThanOrEqualTo(20);
            new Accounts(platform).assertEveryOrderOnce(traffic, sku);
        }
        Await.until("rest", CONVERGENCE, new Quiescence(platform)::unrest, Map::isEmpty);
    }
}
