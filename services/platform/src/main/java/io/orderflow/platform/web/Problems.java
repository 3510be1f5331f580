package io.orderflow.platform.web;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.orderflow.platform.db.DatabaseFailures;
import io.orderflow.platform.outcome.NeighbourUnavailable;
import io.orderflow.platform.outcome.Rejection;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.inject.Singleton;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a request into a problem; nothing of our inside ever leaves. */
@Singleton
public class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private final AllowedMethods methods;

    Problems(AllowedMethods methods) {
        this.methods = methods;
    }

    @ServerExceptionMapper
    public Response known(ProblemException known) {
        return answer(known.problem());
    }

    @ServerExceptionMapper
    public Response away(NeighbourUnavailable away) {
        LOG.debug("a neighbour is away", away);
        return answer(Problem.of(Rejection.unavailable(away.appId())));
    }

    @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
    public Response unauthorized(SecurityException missing) {
        var response = answer(Problem.of(401, "unauthorized", "A valid bearer token is needed."));
        return Response.fromResponse(response)
                .header("WWW-Authenticate", "Bearer")
                .build();
    }

    @ServerExceptionMapper
    public Response forbidden(ForbiddenException wrongRole) {
        return answer(Problem.of(403, "forbidden", "The token's role does not allow this."));
    }

    @ServerExceptionMapper
    public Response invalid(ConstraintViolationException invalid) {
        List<Problem.FieldError> errors = invalid.getConstraintViolations().stream()
                .map(Problems::fieldError)
                .sorted(Comparator.comparing(Problem.FieldError::field))
                .toList();
        String fields =
                errors.stream().map(Problem.FieldError::field).distinct().collect(Collectors.joining(", "));
        // Too long or too many is a limit, not a mistake of form (api.md §2, "Limits"); too short or too few is one.
        boolean onlyLimits = invalid.getConstraintViolations().stream().allMatch(Problems::isOverLimit);
        int status = onlyLimits ? 422 : 400;
        String code = onlyLimits ? "limit_exceeded" : "validation_failed";
        return answer(Problem.of(status, code, "Not valid: " + fields + ".").withErrors(errors));
    }

    @ServerExceptionMapper
    public Response mistyped(MismatchedInputException mistyped) {
        return answer(wrongType(mistyped));
    }

    @ServerExceptionMapper
    public Response web(WebApplicationException refused, UriInfo uri) {
        int status = refused.getResponse().getStatus();
        if (refused.getCause() instanceof MismatchedInputException mistyped) {
            return answer(wrongType(mistyped));
        }
        if (status >= 500) {
            return unexpected(refused, uri);
        }
        var answer = answer(
                switch (status) {
                    case 400 ->
                        Problem.of(400, "malformed_json", "The body is not valid JSON.")
                                .withErrors(List.of(new Problem.FieldError("", "malformed_json", "is not valid JSON")));
                    case 404 -> Problem.of(404, "not_found", "There is nothing here.");
                    case 405 -> Problem.of(405, "method_not_allowed", "This path does not know that method.");
                    case 406 -> Problem.of(406, "not_acceptable", "Answers are JSON.");
                    case 413 -> Problem.of(413, "body_too_large", "The body is larger than 1 MiB.");
                    case 415 -> Problem.of(415, "unsupported_media_type", "The body has the wrong content type.");
                    default -> Problem.of(status, "refused", "The request was refused.");
                });
        Set<String> allowed = status == 405 ? methods.of(uri.getPath()) : Set.of();
        return allowed.isEmpty()
                ? answer
                : Response.fromResponse(answer).allow(allowed).build();
    }

    @ServerExceptionMapper
    public Response unexpected(Throwable unexpected, UriInfo uri) {
        if (DatabaseFailures.isAboutContent(unexpected)) {
            LOG.warnf("a value passed validation that the database refuses: %s", unexpected.getMessage());
            return answer(Problem.of(400, "validation_failed", "A value is out of range.")
                    .withErrors(List.of(new Problem.FieldError("", "range", "holds a value out of range"))));
        }
        if (DatabaseFailures.isAway(unexpected) || DatabaseFailures.isConflict(unexpected)) {
            LOG.warnf("%s: the database is away: %s", uri.getPath(), unexpected);
            return answer(Problem.of(
                    503, "database_unavailable", "Whether it was done is not known; ask again, with the same key."));
        }
        LOG.errorf(unexpected, "%s failed", uri.getPath());
        return answer(Problem.of(500, "internal_error", "Something went wrong here."));
    }

    private static Problem wrongType(JsonMappingException mistyped) {
        String field = mistyped.getPath().stream().map(Problems::step).collect(Collectors.joining());
        field = field.startsWith(".") ? field.substring(1) : field;
        return Problem.of(
                        400,
                        "validation_failed",
                        field.isEmpty() ? "The body has the wrong shape." : "Not valid: " + field + ".")
                .withErrors(List.of(new Problem.FieldError(field, "invalid_type", "has the wrong type or format")));
    }

    private static String step(Reference reference) {
        return reference.getFieldName() == null ? "[" + reference.getIndex() + "]" : "." + reference.getFieldName();
    }

    private static Problem.FieldError fieldError(ConstraintViolation<?> violation) {
        String constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        String code = constraint.startsWith("Not") ? "required" : snake(constraint);
        return new Problem.FieldError(fieldPath(violation.getPropertyPath()), code, violation.getMessage());
    }

    private static boolean isOverLimit(ConstraintViolation<?> violation) {
        return violation.getConstraintDescriptor().getAnnotation() instanceof Size size
                && switch (violation.getInvalidValue()) {
                    case CharSequence text -> text.length() > size.max();
                    case Collection<?> values -> values.size() > size.max();
                    case null, default -> false;
                };
    }

    /** The method and the parameter that hold the body are ours, not the client's. */
    private static String fieldPath(Path path) {
        var steps = new ArrayList<String>();
        path.forEach(node -> steps.add(node.toString()));
        List<String> own = steps.size() > 2
                ? steps.subList(2, steps.size())
                : steps.subList(Math.min(1, steps.size()), steps.size());
        return own.stream().map(Problems::snake).collect(Collectors.joining("."));
    }

    private static String snake(String camel) {
        return camel.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }

    /** {@link CompleteProblems} says where it happened. */
    private static Response answer(Problem problem) {
        return Response.status(problem.status())
                .entity(Json.write(problem))
                .type("application/problem+json")
                .build();
    }
}
