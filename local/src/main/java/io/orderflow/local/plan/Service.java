package io.orderflow.local.plan;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One service process.
 *
 * @param name also its Dapr app-id
 * @param directory absolute; the command runs there
 * @param command at least one word; {@code java} stands for the launcher's own
 * @param environment what the files say, ports already shifted
 * @param httpPort where health and the API are served
 * @param grpcPort where the sidecar calls, empty without gRPC
 * @param sidecar empty for a process without one
 */
public record Service(
        String name,
        Path directory,
        List<String> command,
        Map<String, String> environment,
        int httpPort,
        OptionalInt grpcPort,
        Optional<SidecarPorts> sidecar) {

    /** The same process in another environment. */
    Service in(Map<String, String> other) {
        return new Service(name, directory, command, other, httpPort, grpcPort, sidecar);
    }

    /** Where the world reaches it. */
    public String url() {
        return "http://127.0.0.1:" + httpPort;
    }

    /** The ports of the process itself, without those of its sidecar. */
    public List<Integer> ports() {
        List<Integer> ports = new ArrayList<>(List.of(httpPort));
        grpcPort.ifPresent(ports::add);
        return ports;
    }
}
