package io.orderflow.bench.reads;

import java.util.List;
import java.util.function.BiFunction;

/**
 * Rows of one service that PostgreSQL makes up by itself, and how they are read. Nothing of them is left for a job to do.
 *
 * @param rows statements with two places for numbers, from and to, both included
 * @param filled tables that those statements fill
 * @param ids selects the ids of those that have one of some numbers, with a place for these
 * @param reads what is read of them, at such places
 */
record Generated(
        Tables tables,
        List<String> rows,
        List<String> filled,
        String ids,
        BiFunction<Places, Tables, List<Route>> reads) {

    /** Whose they are; its program is in {@code services/<service>}. */
    String service() {
        return tables.service();
    }

    void add(long from, long to) {
        tables.fill(rows, filled, from, to);
    }

    /** What is read where there are so many. */
    List<Route> routes(long size) {
        return reads.apply(new Places(tables, ids, size), tables);
    }
}
