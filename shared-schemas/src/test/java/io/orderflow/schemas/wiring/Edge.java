package io.orderflow.schemas.wiring;

/** One service publishes, or consumes, one topic. */
record Edge(String service, String topic) {}
