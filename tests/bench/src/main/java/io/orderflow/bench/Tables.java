package io.orderflow.bench;

import io.orderflow.bench.profile.DatabaseWork;
import java.io.PrintStream;

/** The results for a person. */
record Tables(PrintStream out) {

    void print(Results results) {
        out.println("\nMeasured on");
        results.machine().forEach((what, value) -> out.printf("  %-13s %s%n", what, value));
        out.println("  load generator, platform, PostgreSQL and Redis share this machine");
        out.println();
        results.machinery().ifPresent(new MachineryTable(out)::print);
        results.platform().ifPresent(this::platform);
        goals(results);
        peers(results);
    }

    private void platform(PlatformResults results) {
        workloads(results);
        processes(results);
        databases(results.databases());
    }

    private void workloads(PlatformResults results) {
        out.printf(
                "%-26s %8s %8s | %6s %6s %6s | %6s %6s %6s | %9s  %s%n",
                "workload", "orders", "per s", "p50", "p95", "p99", "p50", "p95", "p99", "CPU-s per", "answers");
        out.printf("%-26s %8s %8s | %20s | %20s | %9s%n", "", "", "", "POST, ms", "to its end, ms", "order");
        for (Measurement measured : results.measurements()) {
            Percentiles post = measured.post();
            Percentiles confirmation = measured.confirmation();
            out.printf(
                    "%-26s %8d %8.1f | %6.0f %6.0f %6.0f | %6.0f %6.0f %6.0f | %9.4f  %s%n",
                    measured.workload().name(),
                    measured.confirmed().size(),
                    measured.ordersPerSecond(),
                    post.p50(),
                    post.p95(),
                    post.p99(),
                    confirmation.p50(),
                    confirmation.p95(),
                    confirmation.p99(),
                    measured.cpuPerOrder(),
                    measured.statuses());
        }
        out.println();
    }

    private void processes(PlatformResults results) {
        out.printf("%-22s %14s %14s %10s %10s%n", "process", "CPU-ms/order", "CPU-ms/order", "PSS MiB", "RSS MiB");
        out.printf("%-22s %14s %14s%n", "", "8 clients", "32 clients");
        results.memoryMiB()
                .forEach((process, memory) -> out.printf(
                        "%-22s %14.2f %14.2f %10.0f %10.0f%n",
                        process,
                        perOrder(results.few(), process),
                        perOrder(results.many(), process),
                        memory,
                        results.residentMiB().getOrDefault(process, 0.0)));
        out.printf(
                "%-22s %14.2f %14.2f %10.0f %10.0f%n%n",
                "all",
                1_000 * results.few().cpuPerOrder(),
                1_000 * results.many().cpuPerOrder(),
                Goal.sum(results.memoryMiB()),
                Goal.sum(results.residentMiB()));
    }

    private void databases(DatabaseWork work) {
        if (work.databases().isEmpty()) {
            return;
        }
        out.printf(
                "%-22s %10s %10s %10s %10s %10s%n",
                "PostgreSQL per order", "commits", "rollbacks", "inserted", "updated", "deleted");
        work.databases()
                .forEach((name, row) -> out.printf(
                        "%-22s %10.2f %10.2f %10.2f %10.2f %10.2f%n",
                        name,
                        work.perOrder(row.commits()),
                        work.perOrder(row.rollbacks()),
                        work.perOrder(row.inserted()),
                        work.perOrder(row.updated()),
                        work.perOrder(row.deleted())));
        out.printf(
                "  32 clients; loops and polls of the services included; %.1f KiB written ahead per order%n%n",
                work.perOrder(work.walBytes()) / 1_024);
    }

    private void peers(Results results) {
        out.printf("%n%-28s %-20s %-20s %-20s%n", "", "Orderflow, this run", "Vendure, then", "Medusa, then");
        Peers.rows(results.platform())
                .forEach(row ->
                        out.printf("%-28s %-20s %-20s %-20s%n", row.figure(), row.ours(), row.vendure(), row.medusa()));
        out.println(Peers.MEASURED_ON);
        out.println(Peers.SPIKE);
    }

    private void goals(Results results) {
        out.printf("%-44s %16s %16s%n", "figure", "seen", "goal");
        for (Goal goal : results.goals()) {
            out.printf("%-44s %16s %16s %s%n", goal.figure(), goal.seenText(), goal.goalText(), goal.mark());
        }
    }

    private static double perOrder(Measurement measured, String process) {
        return 1_000
                * measured.cpuSeconds().getOrDefault(process, 0.0)
                / Math.max(1, measured.confirmed().size());
    }
}
