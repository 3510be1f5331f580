package io.orderflow.system.http;

/** No answer came: whether the request had its effect is unknown, and the same key may be sent again. */
public final class Unreachable extends RuntimeException {
    Unreachable(String request, Throwable cause) {
        super(request + " had no answer: " + cause, cause);
    }
}
