package io.orderflow.platform.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Adds to a problem what only the request knows, and what every problem of its status has (api.md §2): where it happened, and with a 400 or
 * 422 a list of errors, which for a refusal that is about no single field has one about the whole.
 */
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
        boolean listsErrors = response.getStatus() == 400 || response.getStatus() == 422;
        if (listsErrors && !problem.has("errors")) {
            problem.putArray("errors")
                    .addObject()
                    .put("field", "")
                    .put("code", problem.path("code").asText())
                    .put("message", problem.path("detail").asText());
        }
        response.setEntity(Json.write(problem));
    }
}
