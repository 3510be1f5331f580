package io.orderflow.payment.gateway;

import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.database.PostgresServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;

/** The real sandbox gateway as a process of its own, packaged as it is delivered, with a database of its own. */
public class SandboxResource implements QuarkusTestResourceLifecycleManager {

    static final String TOKEN = "gateway-token";
    static final String OLD_SECRET = "whsec_b2xkLWtleS1vZi0yNC1ieXRlcy0tLQ==";
    static final String SECRET = "whsec_bmV3LWtleS1vZi0yNC1ieXRlcy0tLQ==";

    static int port;
    static int paymentGrpcPort;

    private Process process;

    @Override
    public Map<String, String> start() {
        port = freePort();
        int paymentPort = freePort();
        paymentGrpcPort = freePort();
        process = launch(paymentPort);
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(this::isReady);
        return Map.of(
                "payment.stripe.api-key",
                "sk_test_none",
                "payment.stripe.webhook-secrets",
                StripeWebhook.OLD_SECRET + "," + StripeWebhook.SECRET,
                "payment.stripe.return-url",
                "https://shop.example/back",
                "payment.stripe.url",
                "http://127.0.0.1:9",
                "quarkus.http.test-port",
                Integer.toString(paymentPort),
                "quarkus.grpc.server.test-port",
                Integer.toString(paymentGrpcPort),
                // This process itself is where its sidecar would be, so that its client of the order service reaches
                // OrderNeighbour.
                "DAPR_GRPC_PORT",
                Integer.toString(paymentGrpcPort),
                "payment.sandbox.url",
                "http://127.0.0.1:" + port,
                "payment.sandbox.token",
                TOKEN,
                "payment.sandbox.webhook-secrets",
                OLD_SECRET + "," + SECRET);
    }

    private static Process launch(int paymentPort) {
        Path jar = Path.of("../sandbox/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IllegalStateException("build services/sandbox first: " + jar + " is missing");
        }
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx192m",
                "-jar",
                jar.toString());
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_PROFILE",
                        "local",
                        "HTTP_PORT",
                        Integer.toString(port),
                        "DB_PORT",
                        Integer.toString(PostgresServer.port()),
                        "DB_NAME",
                        PostgresServer.newDatabase(),
                        "GATEWAY_TOKEN",
                        TOKEN,
                        "GATEWAY_WEBHOOK_URL",
                        "http://127.0.0.1:" + paymentPort + "/webhooks/gateways/sandbox",
                        "GATEWAY_WEBHOOK_SECRET",
                        SECRET,
                        "JWT_PUBLIC_KEY_LOCATION",
                        TokenResource.publicKeyFile().toUri().toString(),
                        "JWT_ISSUER",
                        Tokens.ISSUER));
        try {
            return builder.redirectErrorStream(true)
                    .redirectOutput(Path.of("target", "sandbox.log").toFile())
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private boolean isReady() throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException("the sandbox has ended; see target/sandbox.log");
        }
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/healthz/ready"))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void stop() {
        if (process != null) {
            process.destroy();
        }
    }
}
