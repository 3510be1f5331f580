package io.orderflow.bench.reads;

import java.util.function.Supplier;

/** A read that is measured. @param path a new one for each request */
record Route(String name, Supplier<String> path) {}
