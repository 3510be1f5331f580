package io.orderflow.system.http;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A request on its way to be sent. Not to be shared between threads. */
public final class Request {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final String method;
    private final HttpRequest.Builder request;
    private HttpRequest.BodyPublisher body = BodyPublishers.noBody();

    Request(String method, String address) {
        this.method = method;
        this.request = HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE);
    }

    public Request header(String name, String value) {
        request.setHeader(name, value);
        return this;
    }

    /** Sets the Idempotency-Key. */
    public Request key(String key) {
        return header("Idempotency-Key", key);
    }

    /** Sends a value as JSON. */
    public Request json(Object value) {
        return body("application/json", Json.write(value));
    }

    /** Sends a text as it is. */
    public Request body(String contentType, String text) {
        body = BodyPublishers.ofString(text);
        return header("Content-Type", contentType);
    }

    /** Sends and waits up to 30 s. @throws Unreachable when no answer came */
    public Answer send() {
        HttpRequest built = request.method(method, body).build();
        String name = method + " " + built.uri();
        try {
            var response = CLIENT.send(built, BodyHandlers.ofString());
            return new Answer(name, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new Unreachable(name, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unreachable(name, e);
        }
    }
}
