package io.orderflow.local.check;

import io.orderflow.local.Refusal;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * All ports must be free before anything is started.
 *
 * @param owner finds the culprit
 */
public record PortCheck(PortOwner owner) {

    /**
     * Tries each port.
     *
     * @param ports with the name of the process that wants it
     * @throws Refusal that names every taken port and who has it
     */
    public void require(Map<Integer, String> ports) {
        List<String> taken = new ArrayList<>();
        ports.forEach((port, name) -> {
            if (isTaken(port)) {
                taken.add("port " + port + " (for " + name + ") is held by "
                        + owner.of(port).orElse("a process that cannot be named, perhaps another user's"));
            }
        });
        if (!taken.isEmpty()) {
            throw new Refusal("Orderflow cannot start: " + String.join("; ", taken)
                    + ". End that process, or shift all ports, for example by ORDERFLOW_PORT_OFFSET=1000. Nothing was"
                    + " started.");
        }
    }

    private static boolean isTaken(int port) {
        return !binds(new InetSocketAddress("127.0.0.1", port)) || !binds(new InetSocketAddress(port));
    }

    private static boolean binds(InetSocketAddress address) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of the last run that still linger are no obstacle; a listener is.
            socket.setReuseAddress(true);
            socket.bind(address);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
