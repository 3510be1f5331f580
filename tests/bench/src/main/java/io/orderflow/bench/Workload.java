package io.orderflow.bench;

import java.time.Duration;
import java.util.List;

/**
 * What the clients do in one measurement.
 *
 * @param clients who each submit the next order as soon as they have the answer to the last
 * @param until where the orders go
 * @param skus one is taken for each order, in turn
 */
record Workload(String name, int clients, Milestone until, List<String> skus, Duration length) {}
