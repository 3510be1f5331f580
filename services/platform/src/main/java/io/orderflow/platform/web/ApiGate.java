package io.orderflow.platform.web;

import io.orderflow.platform.role.Role;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** A pure worker serves no business API, only what operators need. */
@Singleton
public class ApiGate {

    private final Role role;

    ApiGate(Role role) {
        this.role = role;
    }

    @ServerRequestFilter(preMatching = true)
    public Optional<jakarta.ws.rs.core.Response> check(ContainerRequestContext request) {
        boolean business = !request.getUriInfo().getPath().startsWith("/api/v1/ops");
        return role.servesApi() || !business
                ? Optional.empty()
                : Optional.of(Reply.problem(Problem.of(404, "not_found", "This process is a worker; it serves no API."))
                        .toResponse());
    }
}
