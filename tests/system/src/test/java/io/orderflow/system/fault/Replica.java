package io.orderflow.system.fault;

import io.orderflow.system.Await;
import io.orderflow.system.Freeze;
import io.orderflow.system.http.Client;
import io.orderflow.system.http.Unreachable;
import io.orderflow.system.platform.Platform;
import io.orderflow.system.platform.Role;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One more pod of a service: an app and a sidecar of the same app-id, started as the launcher has started the first ones, with ports of
 * their own. The launcher does not know it.
 */
final class Replica implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration GRACE = Duration.ofSeconds(20);
    private static final String JAVA_OPTIONS = "JDK_JAVA_OPTIONS";
    private static final String SESSION = "-Dquarkus.datasource.reactive.additional-properties.";

    private final Platform platform;
    private final String service;
    private final int httpPort;
    private final int sidecarPort;
    private final Process app;
    private final Process sidecar;

    private Replica(Platform platform, String service, Map<String, String> changed) {
        this.platform = platform;
        this.service = service;
        var first = platform.endpoints().of(service);
        List<Integer> ports = freePorts(6);
        this.httpPort = ports.get(0);
        this.sidecarPort = ports.get(2);
        ProcessImage appImage = ProcessImage.of(first.pid());
        ProcessImage sidecarImage =
                ProcessImage.of(first.sidecar().orElseThrow().pid());
        Map<String, String> environment = new HashMap<>(appImage.environment());
        environment.put("HTTP_PORT", ports.get(0).toString());
        environment.put("GRPC_PORT", ports.get(1).toString());
        environment.put("DAPR_HTTP_PORT", ports.get(2).toString());
        environment.put("DAPR_GRPC_PORT", ports.get(3).toString());
        changed.forEach((name, value) ->
                environment.merge(name, value, (own, more) -> name.equals(JAVA_OPTIONS) ? own + " " + more : more));
        // So that the database's own views tell what this process waits for.
        environment.merge(JAVA_OPTIONS, SESSION + "application_name=" + this, (own, more) -> own + " " + more);
        List<String> command = new ArrayList<>(sidecarImage.command());
        replace(command, "--app-port", ports.get(1));
        replace(command, "--dapr-http-port", ports.get(2));
        replace(command, "--dapr-grpc-port", ports.get(3));
        replace(command, "--dapr-internal-grpc-port", ports.get(4));
        replace(command, "--metrics-port", ports.get(5));
        this.sidecar = launch("daprd", new ProcessImage(command, sidecarImage.environment(), sidecarImage.directory()));
        this.app = launch("app", new ProcessImage(appImage.command(), environment, appImage.directory()));
    }

    /** A worker: events, jobs and the relay, as {@code WORKER_MODE=true} has it. */
    static Replica worker(Platform platform, String service) {
        return new Replica(platform, service, Map.of("WORKER_MODE", "true"));
    }

    /** A worker whose statements wait for a lock as long as a test needs. */
    static Replica patient(Platform platform, String service) {
        return new Replica(
                platform,
                service,
                Map.of(
                        "WORKER_MODE",
                        "true",
                        JAVA_OPTIONS,
                        SESSION + "lock_timeout=90000 " + SESSION + "statement_timeout=90000"));
    }

    /** A worker whose log lines are JSON, as the manifests have it. */
    static Replica logging(Platform platform, String service) {
        return new Replica(platform, service, Map.of("WORKER_MODE", "true", "LOG_JSON", "true"));
    }

    /** One that does everything, because calls find it under the same name too. */
    static Replica whole(Platform platform, String service) {
        return new Replica(platform, service, Map.of());
    }

    Replica awaitReady() {
        Await.until(toString(), START, this::isReady, ready -> ready);
        return this;
    }

    /** Of the app. */
    long pid() {
        return app.pid();
    }

    /** What an operator asks this process. */
    Client operator() {
        return new Client("http://127.0.0.1:" + httpPort, platform.home().token(Role.ADMIN));
    }

    /** What the app has logged so far, whole lines. */
    List<String> log() {
        String text = platform.home().text(logOf("app"));
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    private String logOf(String what) {
        return "logs/" + this + "-" + what + ".log";
    }

    /** Stops both processes in mid-air, as a paused machine would. */
    Freeze freeze() {
        return Freeze.of(app.pid(), sidecar.pid());
    }

    /** Ends it as Kubernetes does: it is told, and has time to finish. */
    void terminate() throws InterruptedException {
        tellToEnd();
        awaitEnd();
    }

    /** SIGTERM to the app. Its sidecar blocks its own shutdown until the app is gone, so it is told after that. */
    void tellToEnd() {
        app.destroy();
    }

    /** Waits until both processes have ended by themselves, in less than the grace that a pod has. */
    void awaitEnd() throws InterruptedException {
        if (!app.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError(this + " does not end within " + GRACE);
        }
        sidecar.destroy();
        if (!sidecar.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the sidecar of " + this + " does not end within " + GRACE);
        }
    }

    /** Whatever has become of it, nothing is left. A sidecar that is told takes its name out of the list that others find it by. */
    @Override
    public void close() {
        app.destroyForcibly().onExit().join();
        sidecar.destroy();
        sidecar.onExit()
                .completeOnTimeout(sidecar, GRACE.toSeconds(), TimeUnit.SECONDS)
                .join();
        sidecar.destroyForcibly().onExit().join();
    }

    /** As its database sessions are called. */
    @Override
    public String toString() {
        return "replica-" + service + "-" + httpPort;
    }

    private boolean isReady() {
        if (!app.isAlive() || !sidecar.isAlive()) {
            throw new AssertionError(this + " has died; its logs are beside those of the platform");
        }
        try {
            return new Client("http://127.0.0.1:" + httpPort, null)
                                    .get("/healthz/ready")
                                    .send()
                                    .status()
                            == 200
                    && new Client("http://127.0.0.1:" + sidecarPort, null)
                                    .get("/v1.0/healthz")
                                    .send()
                                    .status()
                            == 204;
        } catch (Unreachable notYet) {
            return false;
        }
    }

    private Process launch(String what, ProcessImage image) {
        File log = platform.home().directory().resolve(logOf(what)).toFile();
        ProcessBuilder program = new ProcessBuilder(image.command())
                .directory(image.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        program.environment().clear();
        program.environment().putAll(image.environment());
        try {
            Process started = program.start();
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void replace(List<String> command, String option, int value) {
        int at = command.indexOf(option);
        if (at < 0) {
            throw new IllegalStateException("no " + option + " in " + command);
        }
        command.set(at + 1, Integer.toString(value));
    }

    private static List<Integer> freePorts(int count) {
        List<ServerSocket> open = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                open.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            List<Integer> ports = open.stream().map(ServerSocket::getLocalPort).toList();
            for (ServerSocket socket : open) {
                socket.close();
            }
            return ports;
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }
}
