package io.orderflow.platform.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Adds to a problem what only the request knows (api.md §2): where it happened. Refusals are kept for their key without that. */
@Singleton
public class CompleteProblems {

    @ServerResponseFilter
    public void complete(ContainerRequestContext request, ContainerResponseContext response) {
        var type = response.getMediaType();
        if (type == null
                || !type.getSubtype().equals("problem+json")
                || !(response.getEntity() instanceof String body)) {
            return;
        }
        var problem = Json.read(body, ObjectNode.class);
        problem.put("instance", request.getUriInfo().getPath());
        response.setEntity(Json.write(problem));
    }
}
