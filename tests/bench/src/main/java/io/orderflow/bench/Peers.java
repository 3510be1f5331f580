package io.orderflow.bench;

import java.util.List;

/** Figures of others, measured once and kept: to be read beside ours, not to be mistaken for this run. */
final class Peers {
    /** @param figure of whom, in what; each text as it was measured */
    record Row(String figure, String vendure, String medusa) {}

    static final String MEASURED_ON = """
            Vendure 3.7.3 and Medusa 2.21.2 on machines like the first build machines of Orderflow: 2 cores, 24 GiB, Debian 12,
            shared with others, one server process each, load generator and PostgreSQL on the same cores. An order there is a
            guest's, paid and allocated; their CPU is that of app and database, ours that of every process.""";

    static final String SPIKE = """
            A rough spike of the machinery on such a machine (one app process, events of about 270 bytes) saw raw bulk publish
            20,700/s, inbox rows in bulk 5,500/s, commit to inbox p50 4.4 / p99 12 ms at 200/s and 7.4 / 36 ms at 1,000/s.""";

    private Peers() {}

    static List<Row> rows() {
        return List.of(
                new Row("orders/s, best quiet row", "8.9 at 8 clients", "1.65 at 4 clients"),
                new Row("guest to paid, p50 / p95", "0.81 / 1.46 s", "2.35 / 3.48 s"),
                new Row("CPU-seconds per order", "0.162", "0.695"));
    }
}
