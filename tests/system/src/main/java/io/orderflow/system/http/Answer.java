package io.orderflow.system.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a service answered.
 *
 * @param request method and address, for messages
 * @param text the body as it came, empty when there is none
 */
public record Answer(String request, int status, HttpHeaders headers, String text) {

    /** The body. @throws IllegalArgumentException when it is no JSON */
    public JsonNode json() {
        return Json.read(text);
    }

    /** The stable code of a problem, empty when this is none. Source: api.md §2. */
    public String code() {
        return isProblem() ? json().path("code").asText("") : "";
    }

    /** True for an RFC 9457 body. */
    public boolean isProblem() {
        return header("Content-Type")
                .filter(type -> type.startsWith("application/problem+json"))
                .isPresent();
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** True when this is the stored answer of an earlier request. */
    public boolean isReplayed() {
        return header("Idempotent-Replayed").filter("true"::equals).isPresent();
    }

    /** This answer. @throws UnexpectedAnswer when its status is another one */
    public Answer expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(expected -> expected == status)) {
            throw new UnexpectedAnswer(this, statuses);
        }
        return this;
    }

    @Override
    public String toString() {
        return request + " -> " + status + " " + text;
    }
}
