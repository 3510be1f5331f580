package io.orderflow.platform.web;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.cause.LogFields;
import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** Who makes this request, and what its headers say. Only for operations that demand a role. */
@RequestScoped
public class Caller {

    private static final Pattern TRACEPARENT = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");
    private static final Pattern VISIBLE = Pattern.compile("[ -~]+");
    private static final int LONGEST_KEY = 255;

    private final SecurityIdentity identity;
    private final HttpServerRequest request;

    Caller(SecurityIdentity identity, HttpServerRequest request) {
        this.identity = identity;
        this.request = request;
    }

    /** The token's subject. */
    public String subject() {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : identity.getPrincipal().getName();
    }

    /** Also an admin is. */
    public boolean isStaff() {
        return identity.hasRole(Roles.STAFF);
    }

    /** Whether data of the given customer are this caller's to see. */
    public boolean mayActFor(String customerId) {
        return isStaff() || subject().equals(customerId);
    }

    /** What this request is the cause of: who asks, under which correlation id and trace. */
    public Cause cause() {
        String role = identity.hasRole(Roles.ADMIN) ? Roles.ADMIN : isStaff() ? Roles.STAFF : Roles.CUSTOMER;
        String trace = request.getHeader("traceparent");
        var cause = Cause.request(
                role + ":" + subject(),
                null,
                trace != null && TRACEPARENT.matcher(trace).matches() ? trace : null);
        LogFields.put(cause);
        return cause;
    }

    /** The version that the caller has seen, as sent; null when none was. */
    public @Nullable String ifMatch() {
        return request.getHeader("If-Match");
    }

    /** The idempotency key of this request within caller and route; a missing or overlong one is a 400. */
    public IdempotencyKey idempotencyKey(Object body) {
        String key = request.getHeader("Idempotency-Key");
        if (key == null || key.isBlank()) {
            throw new ProblemException(Problem.of(
                            400, "idempotency_key_required", "This operation needs an Idempotency-Key header.")
                    .withErrors(List.of(new Problem.FieldError("Idempotency-Key", "required", "must be given"))));
        }
        if (!VISIBLE.matcher(key).matches()) {
            throw ProblemException.badField("Idempotency-Key", "pattern", "must be made of visible ASCII characters");
        }
        if (key.length() > LONGEST_KEY) {
            throw ProblemException.badField(
                    "Idempotency-Key", "size", "must have at most " + LONGEST_KEY + " characters");
        }
        return IdempotencyKey.of(subject() + " " + request.method() + " " + request.path(), key, Json.write(body));
    }
}
