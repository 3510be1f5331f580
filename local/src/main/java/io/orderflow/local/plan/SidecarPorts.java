package io.orderflow.local.plan;

import java.util.List;

/** Where a sidecar listens: for its application by HTTP and gRPC, for other sidecars, and for metrics. */
public record SidecarPorts(int http, int grpc, int internal, int metrics) {

    /** All four. */
    public List<Integer> all() {
        return List.of(http, grpc, internal, metrics);
    }
}
