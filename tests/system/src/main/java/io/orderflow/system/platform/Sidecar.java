package io.orderflow.system.platform;

/** The daprd beside a service. */
public record Sidecar(long pid, int httpPort, int grpcPort) {}
