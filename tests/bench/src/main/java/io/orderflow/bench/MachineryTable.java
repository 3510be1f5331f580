package io.orderflow.bench;

import io.orderflow.bench.machinery.Cost;
import io.orderflow.bench.machinery.Latency;
import io.orderflow.bench.machinery.MachineryResults;
import io.orderflow.bench.machinery.Throughput;
import java.io.PrintStream;
import java.util.Locale;

/** The figures of the machinery for a person. */
record MachineryTable(PrintStream out) {

    void print(MachineryResults results) {
        out.printf("The machinery alone, one application with its sidecar; Java options %s%n", results.javaOptions());
        out.printf(
                "  events of %d bytes, in a catalogue topic; Redis with append-only file, PostgreSQL with fsync%n",
                results.payloadBytes());
        out.println(
                "  outbox row to Redis: a backlog of committed rows, from the first mark to the last; raw: the same events in");
        out.println(
                "  bulks of 100, 8 calls in flight, no database; Redis to inbox: a filled stream, after its first fifth");
        out.printf("%n%-30s %9s %8s %9s | %s%n", "throughput", "events", "seconds", "per s", "CPU-s per 1,000 events:");
        out.printf(
                "%-30s %9s %8s %9s | %7s %7s %7s %10s %7s%n",
                "", "", "", "", "app", "daprd", "Redis", "PostgreSQL", "all");
        results.raw().forEach(this::throughput);
        results.relay().forEach(this::throughput);
        throughput(results.inbox());
        out.printf(
                "%n%-30s %9s %8s | %7s %7s %7s %7s | %s%n",
                "commit to inbox commit, ms", "events", "lost", "p50", "p95", "p99", "max", "CPU-s per 1,000 events");
        results.latencies().forEach(this::latency);
        results.remarks().forEach(remark -> out.println("  To be heeded: " + remark));
        out.println();
    }

    private void throughput(Throughput measured) {
        out.printf(
                Locale.ROOT,
                "%-30s %9d %8.2f %9.0f | %s%n",
                measured.name(),
                measured.rate().events(),
                measured.rate().seconds(),
                measured.rate().perSecond(),
                cost(measured.cost()));
    }

    private void latency(Latency measured) {
        Percentiles of = measured.percentiles();
        out.printf(
                Locale.ROOT,
                "%-30s %9d %8d | %7.1f %7.1f %7.1f %7.1f | %s%n",
                "at " + measured.perSecond() + "/s",
                measured.due(),
                measured.lost(),
                of.p50(),
                of.p95(),
                of.p99(),
                of.max(),
                cost(measured.cost()));
    }

    private static String cost(Cost cost) {
        return String.format(
                Locale.ROOT,
                "%7.3f %7.3f %7.3f %10.3f %7.3f",
                cost.app(),
                cost.sidecar(),
                cost.redis(),
                cost.postgres(),
                cost.sum());
    }
}
