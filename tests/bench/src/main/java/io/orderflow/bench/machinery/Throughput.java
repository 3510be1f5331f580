package io.orderflow.bench.machinery;

/**
 * One measurement of a throughput.
 *
 * @param progress with its warm-up, for the raw figures
 */
public record Throughput(String name, Rate rate, Cost cost, Progress progress) {}
