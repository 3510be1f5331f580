package io.orderflow.bench;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Figures of others, measured once and kept: to be read beside ours, not to be mistaken for this run. */
final class Peers {
    /** @param ours of this run, for 8 clients, paid as theirs are; the other texts as they were measured */
    record Row(String figure, String ours, String vendure, String medusa) {}

    static final String MEASURED_ON = """
            Vendure 3.7.3 and Medusa 2.21.2 on machines like the first build machines of Orderflow: 2 cores, 24 GiB, Debian 12,
            shared with others, one server process each, load generator and PostgreSQL on the same cores. An order there is a
            guest's, paid and allocated; their CPU is that of app and database, ours that of every process. Ours: 8 clients, one card, paid.""";

    static final String SPIKE = """
            A rough spike of the machinery on such a machine (one app process, events of about 270 bytes) saw raw bulk publish
            20,700/s, inbox rows in bulk 5,500/s, commit to inbox p50 4.4 / p99 12 ms at 200/s and 7.4 / 36 ms at 1,000/s.""";

    private Peers() {}

    static List<Row> rows(Optional<PlatformResults> results) {
        return List.of(
                new Row(
                        "orders/s, best quiet row",
                        ours(results, paid -> String.format(Locale.ROOT, "%.1f", paid.ordersPerSecond())),
                        "8.9 at 8 clients",
                        "1.65 at 4 clients"),
                new Row(
                        "order to its end, p50 / p95",
                        ours(results, Peers::confirmation),
                        "0.81 / 1.46 s",
                        "2.35 / 3.48 s"),
                new Row(
                        "CPU-seconds per order",
                        ours(results, paid -> String.format(Locale.ROOT, "%.4f", paid.cpuPerOrder())),
                        "0.162",
                        "0.695"));
    }

    private static String confirmation(Measurement paid) {
        Percentiles millis = paid.confirmation();
        return String.format(Locale.ROOT, "%.2f / %.2f s", millis.p50() / 1_000, millis.p95() / 1_000);
    }

    private static String ours(Optional<PlatformResults> results, Function<Measurement, String> text) {
        return results.map(PlatformResults::paidFew).map(text).orElse("not measured");
    }
}
