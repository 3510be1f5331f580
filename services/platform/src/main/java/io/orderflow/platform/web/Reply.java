package io.orderflow.platform.web;

import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** An answer that can be stored and given again: status, JSON body, and the headers that belong to it. */
public record Reply(int status, String body, Map<String, String> headers) {

    /** @param body what JSON is made of, in snake case */
    public static Reply of(int status, Object body) {
        return new Reply(status, Json.write(body), Map.of());
    }

    /** The problem that a refusal is (RFC 9457). */
    public static Reply refused(Rejection rejection) {
        return problem(Problem.of(rejection));
    }

    /** @param problem whose status is the answer's */
    public static Reply problem(Problem problem) {
        return new Reply(problem.status(), Json.write(problem), Map.of("Content-Type", "application/problem+json"));
    }

    /** The refusal, or what {@code onSuccess} makes of the value. */
    public static <T> Reply of(Outcome<T> outcome, Function<T, Reply> onSuccess) {
        return switch (outcome) {
            case Outcome.Success<T>(T value) -> onSuccess.apply(value);
            case Outcome.Refused<T>(Rejection rejection) -> refused(rejection);
        };
    }

    /** With the version of the aggregate that it shows (api.md §2, "ETag"). */
    public Reply etag(long version) {
        return header("ETag", ETags.of(version));
    }

    /** @param path of what was made, absolute */
    public Reply location(String path) {
        return header("Location", path);
    }

    /** The same with one more header, or with another value of it. */
    public Reply header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, body, more);
    }

    /** For the HTTP server. */
    public Response toResponse() {
        var response = Response.status(status).entity(body).header("Content-Type", "application/json");
        headers.forEach((name, value) -> response.header(name, null).header(name, value));
        return response.build();
    }
}
