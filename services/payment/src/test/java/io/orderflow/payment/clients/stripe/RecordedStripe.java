package io.orderflow.payment.clients.stripe;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * What stripe-mock cannot be, for it remembers nothing: a server that answers in Stripe's words, keeps intents and idempotency keys, and
 * declines, breaks and stalls. Each request passes stripe-mock first, so that its shape is Stripe's.
 */
final class RecordedStripe implements AutoCloseable {

    /** One answer on the wire. */
    record Answer(int status, String body) {}

    /** One request as it came. */
    record Request(
            String method,
            String path,
            Map<String, String> form,
            @Nullable String key) {}

    private final StripeMock mock;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newHttpClient();
    private final IntentBook book = new IntentBook();
    private final Map<String, Map.Entry<Request, Answer>> kept = new ConcurrentHashMap<>();
    private final List<Answer> broken = new CopyOnWriteArrayList<>();
    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile boolean stalling;
    private volatile @Nullable String losing;

    RecordedStripe(StripeMock mock) {
        this.mock = mock;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> ledger(String reference) {
        return book.ledger(reference);
    }

    /** The next request has no effect and gets this answer. */
    void breakNext(int status, String body) {
        broken.add(new Answer(status, body));
    }

    /** While this lasts effects happen, and nobody hears of them. */
    void stall(boolean on) {
        stalling = on;
    }

    /** The next effect of that name happens, and the answer that is kept of it is Stripe's own failure. */
    void loseNext(String effect) {
        losing = effect;
    }

    /** As Stripe does after a day. */
    void dropKeys() {
        kept.clear();
    }

    /** As the card holder's bank would. */
    void answerChallenge(String intent, boolean approved) {
        book.answerChallenge(intent, approved);
    }

    /** By somebody else than us. */
    void cancel(String intent) {
        book.cancel(intent);
    }

    /** Stripe's clock is the test's own, so that holds get older instead. */
    void timePasses(Duration span) {
        book.age(span);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            String query = exchange.getRequestURI().getRawQuery();
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            var request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    Forms.read(body.length > 0 ? new String(body, StandardCharsets.UTF_8) : query),
                    key);
            requests.add(request);
            var shape = check(exchange, body);
            var earlier = key == null ? null : kept.get(key);
            if (shape != null) {
                send(exchange, shape);
            } else if (!broken.isEmpty()) {
                send(exchange, broken.removeFirst());
            } else if (earlier != null) {
                exchange.getResponseHeaders().add("Idempotent-Replayed", "true");
                send(exchange, earlier.getKey().equals(request) ? earlier.getValue() : IntentBook.KEY_REUSED);
            } else {
                fresh(exchange, request);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void fresh(HttpExchange exchange, Request request) throws IOException, InterruptedException {
        var answer = book.answer(request);
        if (losing != null && request.path().endsWith("/" + losing)) {
            losing = null;
            answer = new Answer(500, "{\"error\":{\"type\":\"api_error\",\"message\":\"no\"}}");
        }
        if (request.key() != null) {
            kept.put(request.key(), Map.entry(request, answer));
        }
        boolean effect = request.key() != null;
        if (effect && stalling || IntentBook.STALLS.equals(request.form().get("payment_method"))) {
            over.await();
        }
        send(exchange, answer);
    }

    /** @return stripe-mock's objection, null when it has none */
    private @Nullable Answer check(HttpExchange exchange, byte[] body) throws IOException, InterruptedException {
        var copy = HttpRequest.newBuilder(URI.create(mock.url() + exchange.getRequestURI()))
                .header("Authorization", exchange.getRequestHeaders().getFirst("Authorization"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        var answer = http.send(copy, HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() == 200 ? null : new Answer(500, answer.body());
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("Request-Id", "req_1");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        over.countDown();
        server.stop(0);
        http.close();
    }
}
