package io.orderflow.platform.openapi;

import io.orderflow.platform.web.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** The problems with which operations of each kind may answer (api.md §2, §5). */
final class Refusals {

    private static final Map<Integer, Problem> PROBLEMS = problems();

    private Refusals() {}

    static void define(Components components) {
        components.addSchema("Problem", problem());
        PROBLEMS.values().forEach(example -> components.addResponse(name(example), response(example)));
    }

    static void name(Route route, Operation operation) {
        var statuses = new TreeSet<Integer>(List.of(406, 503));
        boolean secured =
                operation.getSecurity() != null && !operation.getSecurity().isEmpty();
        if (secured) {
            statuses.addAll(List.of(401, 403));
        }
        if (operation.getParameters() != null || route.hasBody()) {
            statuses.add(400);
        }
        if (route.namesSomething() || route.isLocal()) {
            statuses.add(404);
        }
        if (route.hasBody()) {
            statuses.addAll(List.of(413, 415, 422));
        }
        if (route.method() != HttpMethod.GET && !route.isWebhook()) {
            statuses.addAll(List.of(404, 409, 422));
        }
        if (route.versioned()) {
            statuses.add(412);
        }
        if (route.replaces()) {
            statuses.add(428);
        }
        statuses.forEach(status -> operation
                .getResponses()
                .addAPIResponse(
                        String.valueOf(status),
                        OASFactory.createAPIResponse().ref("#/components/responses/" + name(example(status)))));
    }

    private static Map<Integer, Problem> problems() {
        var problems = new LinkedHashMap<Integer, Problem>();
        for (Problem problem : List.of(
                Problem.of(400, "validation_failed", "Not valid: quantity.")
                        .withErrors(List.of(new Problem.FieldError("quantity", "min", "must be at least 1"))),
                Problem.of(401, "unauthorized", "A valid bearer token is needed."),
                Problem.of(403, "forbidden", "The token's role does not allow this."),
                Problem.of(404, "not_found", "There is nothing here."),
                Problem.of(406, "not_acceptable", "Answers are JSON."),
                Problem.of(409, "illegal_transition", "It is cancelled."),
                Problem.of(412, "version_conflict", "It has changed since it was read."),
                Problem.of(413, "body_too_large", "The body is larger than 1024 KiB."),
                Problem.of(415, "unsupported_media_type", "The body has the wrong content type."),
                Problem.of(422, "limit_exceeded", "Not valid: note.")
                        .withErrors(
                                List.of(new Problem.FieldError("note", "size", "must have at most 1000 characters"))),
                Problem.of(428, "precondition_required", "This change needs If-Match."),
                Problem.of(
                        503,
                        "database_unavailable",
                        "Whether it was done is not known; ask again, with the same key."))) {
            problems.put(problem.status(), problem);
        }
        return problems;
    }

    private static Problem example(int status) {
        return Objects.requireNonNull(PROBLEMS.get(status));
    }

    private static String name(Problem example) {
        return example.title().replace(" ", "");
    }

    private static APIResponse response(Problem example) {
        return OASFactory.createAPIResponse()
                .description(example.title())
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))
                                        .example(Examples.value(example))));
    }

    private static Schema problem() {
        return object("type", "title", "status", "detail", "code")
                .description("RFC 9457; code is stable, and further members may tell more.")
                .addProperty("type", string())
                .addProperty("title", string())
                .addProperty("status", OASFactory.createSchema().addType(SchemaType.INTEGER))
                .addProperty("detail", string())
                .addProperty("instance", string())
                .addProperty("code", string().pattern("^[a-z0-9_]+$"))
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(SchemaType.ARRAY)
                                .items(object("field", "code", "message")
                                        .addProperty("field", string())
                                        .addProperty("code", string())
                                        .addProperty("message", string())));
    }

    private static Schema object(String... required) {
        return OASFactory.createSchema().addType(SchemaType.OBJECT).required(List.of(required));
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }
}
