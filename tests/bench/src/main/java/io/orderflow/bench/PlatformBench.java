package io.orderflow.bench;

import io.orderflow.bench.profile.DatabaseCounters;
import io.orderflow.bench.profile.DatabaseWork;
import io.orderflow.bench.profile.Profiler;
import io.orderflow.system.Ids;
import io.orderflow.system.Quiescence;
import io.orderflow.system.api.Goods;
import io.orderflow.system.api.Money;
import io.orderflow.system.platform.Endpoint;
import io.orderflow.system.platform.Platform;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Measures orders through a running platform. */
record PlatformBench(Platform platform, Options options, Profiler profiler, PrintStream out) {
    private static final long PLENTY = 10_000_000;

    PlatformResults measure() throws InterruptedException {
        out.println("Seeding");
        Goods goods = platform.goods();
        String warehouse = platform.stock().openWarehouse(Ids.sku("BENCH"));
        List<String> skus = Stream.generate(() -> goods.stocked(PLENTY, Money.usd(1_999), warehouse))
                .limit(64)
                .toList();
        Duration first = options.warmUp().dividedBy(4);
        Measurement begun = run(new Workload("first orders", 32, Milestone.PAID, skus, first));
        double memory = Goal.sum(Processes.of(platform.home()).memoryMiB());
        run(new Workload("warm-up", 32, Milestone.PAID, skus, options.warmUp().minus(first)));
        Measurement paidFew = run(new Workload("paid, 8 clients", 8, Milestone.PAID, skus, options.length()));
        Measurement paidMany = run(new Workload("paid, 32 clients", 32, Milestone.PAID, skus, options.length()));
        Measurement few = run(new Workload("confirmed, 8 clients", 8, Milestone.CONFIRMED, skus, options.length()));
        DatabaseCounters before = DatabaseCounters.of(platform.home());
        profiler.start(javaProcesses());
        Measurement many = run(new Workload("confirmed, 32 clients", 32, Milestone.CONFIRMED, skus, options.length()));
        profiler.stop("orders, 32 clients");
        DatabaseWork databases = DatabaseWork.between(
                before, DatabaseCounters.of(platform.home()), many.confirmed().size());
        Measurement hot = run(new Workload(
                "confirmed, one hot SKU, 32", 32, Milestone.CONFIRMED, skus.subList(0, 1), options.length()));
        Processes processes = Processes.of(platform.home());
        return new PlatformResults(
                StartTime.of(platform.home()),
                few,
                many,
                hot,
                paidFew,
                paidMany,
                databases,
                begun.confirmed().size(),
                memory,
                processes.memoryMiB(),
                processes.residentMiB());
    }

    private Map<String, Long> javaProcesses() {
        return platform.endpoints().all().stream().collect(Collectors.toMap(Endpoint::name, Endpoint::pid));
    }

    private Measurement run(Workload workload) throws InterruptedException {
        out.println("Measuring " + workload.name() + ", " + workload.length().toSeconds() + " s");
        Confirmations confirmations = new Confirmations(platform, workload.until());
        Processes processes = Processes.of(platform.home());
        Map<String, Double> before = processes.cpuSeconds();
        List<Submitted> submitted = new Clients(platform).run(workload);
        confirmations.awaitDrained(submitted);
        Map<String, Double> used = new LinkedHashMap<>();
        processes.cpuSeconds().forEach((name, seconds) -> used.put(name, seconds - before.getOrDefault(name, 0.0)));
        Measurement measured = new Measurement(workload, submitted, confirmations.of(submitted), used);
        new Quiescence(platform).await(Duration.ofSeconds(60));
        return measured;
    }
}
