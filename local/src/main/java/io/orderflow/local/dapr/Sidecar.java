package io.orderflow.local.dapr;

import io.orderflow.local.Home;
import io.orderflow.local.plan.Service;
import io.orderflow.local.plan.SidecarPorts;
import io.orderflow.local.process.HttpProbe;
import io.orderflow.local.process.Kind;
import io.orderflow.local.process.ProcessSpec;
import io.orderflow.local.process.StopSignal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * How to run the sidecar of a service.
 *
 * @param daprToken what callers of the sidecar must show
 * @param appToken what the sidecar shows to its application
 */
public record Sidecar(Home home, Path daprd, String daprToken, String appToken) {

    /** Where the rendered components lie. */
    public static Path rendered(Home home) {
        return home.run().resolve("dapr");
    }

    /**
     * Every port is given, and everything listens on loopback. Ready means that it has found its application.
     *
     * @param service one with gRPC
     */
    public ProcessSpec of(Service service, SidecarPorts ports) {
        return new ProcessSpec(
                service.name() + "/daprd",
                Kind.SIDECAR,
                command(service, ports),
                environment(),
                home.run(),
                home.logs().resolve(service.name() + "-daprd.log"),
                ports.all(),
                HttpProbe.local(ports.http(), "/v1.0/healthz", 204),
                3,
                StopSignal.TERMINATE,
                Duration.ofSeconds(8));
    }

    /** With one Go processor a sidecar hands nothing over between threads; here they share the cores with everything else. */
    private Map<String, String> environment() {
        return Map.of(
                "DAPR_HOST_IP", "127.0.0.1", "DAPR_API_TOKEN", daprToken, "APP_API_TOKEN", appToken, "GOMAXPROCS", "1");
    }

    private List<String> command(Service service, SidecarPorts ports) {
        Path rendered = rendered(home);
        return List.of(
                daprd.toString(),
                "--app-id",
                service.name(),
                "--mode",
                "standalone",
                "--app-protocol",
                "grpc",
                "--app-port",
                String.valueOf(service.grpcPort().orElseThrow()),
                "--enable-app-health-check",
                // It says when consumption begins, and never pauses it.
                "--app-health-threshold",
                "1000000",
                "--dapr-http-port",
                String.valueOf(ports.http()),
                "--dapr-grpc-port",
                String.valueOf(ports.grpc()),
                "--dapr-internal-grpc-port",
                String.valueOf(ports.internal()),
                "--metrics-port",
                String.valueOf(ports.metrics()),
                "--metrics-listen-address",
                "127.0.0.1",
                "--dapr-listen-addresses",
                "127.0.0.1",
                "--dapr-internal-grpc-listen-address",
                "127.0.0.1",
                "--placement-host-address",
                "",
                "--scheduler-host-address",
                "",
                "--resources-path",
                rendered.resolve("components").toString(),
                "--config",
                rendered.resolve("configuration.yaml").toString(),
                "--dapr-graceful-shutdown-seconds",
                "3",
                "--log-level",
                "info");
    }
}
