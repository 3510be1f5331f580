package io.orderflow.platform.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.orderflow.platform.outcome.Rejection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error as clients see it (RFC 9457).
 * @param code   stable, for programs
 * @param errors one per bad field, or one about the whole, for 400 and 422 only
 * @param facts  further members, written beside the others
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldError> errors,
        @JsonAnyGetter Map<String, Object> facts) {

    /** @param field path into the body in snake_case, or a parameter's name */
    public record FieldError(String field, String code, String message) {}

    /** As long as nobody says more, a 400 or 422 is about the whole (api.md §2). */
    public static Problem of(int status, String code, String detail) {
        boolean listsErrors = status == 400 || status == 422;
        List<FieldError> whole = listsErrors ? List.of(new FieldError("", code, detail)) : List.of();
        return new Problem("about:blank", title(status), status, detail, null, code, whole, Map.of());
    }

    /** With the status of the refusal's kind. */
    public static Problem of(Rejection rejection) {
        var problem = of(status(rejection.kind()), rejection.code(), rejection.detail());
        return new Problem(
                problem.type,
                problem.title,
                problem.status,
                problem.detail,
                null,
                problem.code,
                problem.errors,
                rejection.facts());
    }

    /** @param found one for each field; the answers 400 and 422 have at least one (api.md §2, "Errors") */
    public Problem withErrors(List<FieldError> found) {
        return new Problem(type, title, status, detail, instance, code, found, facts);
    }

    /** @param path where it happened */
    Problem at(String path) {
        return new Problem(type, title, status, detail, path, code, errors, facts);
    }

    private static int status(Rejection.Kind kind) {
        return switch (kind) {
            case RULE -> 422;
            case STATE -> 409;
            case NOT_FOUND -> 404;
            case VERSION -> 412;
            case PRECONDITION -> 428;
            case UNAVAILABLE -> 503;
        };
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 428 -> "Precondition Required";
            case 431 -> "Request Header Fields Too Large";
            case 503 -> "Service Unavailable";
            default -> status < 500 ? "Request refused" : "Internal Server Error";
        };
    }
}
