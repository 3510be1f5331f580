package io.orderflow.system.platform;

import java.util.Optional;

/** One service as {@code endpoints.json} has it. */
public record Endpoint(String name, String url, long pid, Optional<Sidecar> sidecar) {}
