package io.orderflow.platform.web;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Refuses bodies over the limit with a problem, before anything reads them. A body of undeclared length is read here, as far as the
 * limit: the server itself would leave its sender without any answer.
 */
@Singleton
public class BodyLimit {

    private static final int BEFORE_EVERYTHING = 10_000;
    private static final long THROWN_AWAY_BYTES = 16 << 20;
    private static final long LINGER_MILLIS = 2_000;

    private final long most;
    private final BodyHandler reader;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize most) {
        this.most = most.asLongValue();
        this.reader = BodyHandler.create(false).setBodyLimit(this.most);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_EVERYTHING);
    }

    void register(@Observes Router router) {
        router.route().order(1 - BEFORE_EVERYTHING).failureHandler(this::refused);
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        if (length != null && declared(length) > most) {
            context.fail(413);
        } else if (length == null && context.request().getHeader("Transfer-Encoding") != null) {
            reader.handle(context);
        } else {
            context.next();
        }
    }

    private static long declared(String length) {
        try {
            return Long.parseLong(length);
        } catch (NumberFormatException moreThanALong) {
            return Long.MAX_VALUE;
        }
    }

    private void refused(RoutingContext context) {
        if (context.statusCode() != 413 || context.response().headWritten()) {
            context.next();
            return;
        }
        var problem = Problem.of(413, "body_too_large", "The body is larger than " + (most >> 10) + " KiB.")
                .at(context.normalizedPath());
        context.response()
                .setStatusCode(413)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Connection", "close")
                .end(Json.write(problem))
                .onComplete(sent -> closeAfterTheRest(context));
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
