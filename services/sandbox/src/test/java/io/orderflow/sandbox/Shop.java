package io.orderflow.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop that takes the gateway's webhooks, and can be told to refuse the next ones. */
public class Shop implements QuarkusTestResourceLifecycleManager {

    static final String TOKEN = "shop-token";
    static final String SECRET = "whsec_dGVzdC1rZXktb2YtMjQtYnl0ZXMhIQ==";
    static final AtomicInteger REFUSALS = new AtomicInteger();

    private static final List<Received> RECEIVED = new CopyOnWriteArrayList<>();

    private HttpServer server;

    record Received(String id, String timestamp, String signature, String body) {}

    static List<Received> about(String reference) {
        return RECEIVED.stream()
                .filter(w -> w.body().contains('"' + reference + '"'))
                .toList();
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.createContext("/webhooks", Shop::take);
        server.start();
        return Map.of(
                "sandbox.token",
                TOKEN,
                "sandbox.webhook-url",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks",
                "sandbox.webhook-secret",
                SECRET,
                "sandbox.slow-answer",
                "300MS",
                "sandbox.lost-answer",
                "300MS");
    }

    private static void take(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var headers = exchange.getRequestHeaders();
        boolean refused = REFUSALS.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
        if (!refused) {
            RECEIVED.add(new Received(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    body));
        }
        exchange.sendResponseHeaders(refused ? 503 : 204, -1);
        exchange.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
