package io.orderflow.platform.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses what is over a limit with a problem, before anything reads it. The server's own limits for the request line and the headers are
 * wider, because it answers without a body, and nothing of ours is asked. A body of undeclared length is read here, as far as the limit:
 * the server would leave its sender without any answer.
 */
@Singleton
public class RequestLimits {

    private static final int BEFORE_EVERYTHING = 10_000;
    private static final long THROWN_AWAY_BYTES = 16 << 20;
    private static final long LINGER_MILLIS = 2_000;

    private static final int LONGEST_INSTANCE = 200;

    private final long body;
    private final int uri;
    private final long headers;
    private final BodyHandler reader;

    RequestLimits(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize body,
            @ConfigProperty(name = "orderflow.http.longest-uri") int uri,
            @ConfigProperty(name = "orderflow.http.most-headers") MemorySize headers) {
        this.body = body.asLongValue();
        this.uri = uri;
        this.headers = headers.asLongValue();
        this.reader = BodyHandler.create(false).setBodyLimit(this.body);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING);
    }

    void register(@Observes Router router) {
        router.route().order(1 - BEFORE_EVERYTHING).failureHandler(this::refused);
    }

    private void check(RoutingContext context) {
        var request = context.request();
        String length = request.getHeader("Content-Length");
        if (request.uri().length() > uri) {
            context.fail(414);
        } else if (sizeOf(request.headers()) > headers) {
            context.fail(431);
        } else if (length != null && declared(length) > body) {
            context.fail(413);
        } else if (length == null && request.getHeader("Transfer-Encoding") != null) {
            reader.handle(context);
        } else {
            context.next();
        }
    }

    private static long sizeOf(MultiMap headers) {
        long size = 0;
        for (var header : headers) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
    }

    private static long declared(String length) {
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException moreThanALong) {
            return Long.MAX_VALUE;
        }
    }

    private void refused(RoutingContext context) {
        var problem = problem(context.statusCode());
        if (problem.isEmpty() || context.response().headWritten()) {
            context.next();
            return;
        }
        String path = context.normalizedPath();
        String instance = path.length() > LONGEST_INSTANCE ? path.substring(0, LONGEST_INSTANCE) : path;
        context.response()
                .setStatusCode(context.statusCode())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Connection", "close")
                .end(Json.write(problem.get().at(instance)))
                .onComplete(sent -> closeAfterTheRest(context));
    }

    private Optional<Problem> problem(int status) {
        return switch (status) {
            case 413 -> Optional.of(Problem.of(413, "body_too_large", "The body is larger than " + kib(body) + "."));
            case 414 -> Optional.of(Problem.of(414, "uri_too_long", "The URI is longer than " + uri + " characters."));
            case 431 ->
                Optional.of(Problem.of(431, "headers_too_large", "The headers are larger than " + kib(headers) + "."));
            default -> Optional.empty();
        };
    }

    private static String kib(long bytes) {
        return (bytes >> 10) + " KiB";
    }

    /** A connection that is closed on a sender who is still writing takes the answer with it, so some of the rest is thrown away first. */
    private static void closeAfterTheRest(RoutingContext context) {
        var request = context.request();
        Runnable close = () -> request.connection().close();
        if (request.isEnded()) {
            close.run();
            return;
        }
        var thrownAway = new AtomicLong();
        request.handler(chunk -> {
            if (thrownAway.addAndGet(chunk.length()) > THROWN_AWAY_BYTES) {
                close.run();
            }
        });
        request.exceptionHandler(gone -> close.run());
        request.endHandler(end -> close.run());
        context.vertx().setTimer(LINGER_MILLIS, timeUp -> close.run());
        request.resume();
    }
}
