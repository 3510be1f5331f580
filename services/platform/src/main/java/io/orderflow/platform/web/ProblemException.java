package io.orderflow.platform.web;

import java.util.List;

/** Ends a request before it reaches a use case: the request itself is bad. */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;

    /** For the edge of a request only: the domain refuses with a value. */
    public ProblemException(Problem problem) {
        super(problem.code(), null, false, false);
        this.problem = problem;
    }

    /** A 400 about one field or parameter. */
    public static ProblemException badField(String field, String code, String message) {
        return new ProblemException(Problem.of(400, "validation_failed", field + ": " + message)
                .withErrors(List.of(new Problem.FieldError(field, code, message))));
    }

    public Problem problem() {
        return problem;
    }
}
