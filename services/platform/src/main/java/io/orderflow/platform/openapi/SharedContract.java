package io.orderflow.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.jboss.jandex.IndexView;

/**
 * Runs over a document when a service is built, so that an operation says in its annotations only what is its own: its summary and
 * what it answers when all goes well.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class SharedContract implements OASFilter {

    private final Nullness nullness;

    public SharedContract(IndexView index) {
        this.nullness = new Nullness(index);
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var schemas = document.getComponents().getSchemas();
        nullness.state(schemas);
        schemas.values().forEach(Patterns::anchor);
        var examples = new Examples(schemas);
        Refusals.define(document.getComponents());
        document.getPaths()
                .getPathItems()
                .forEach((path, item) -> item.getOperations().forEach((method, operation) -> {
                    var route = Route.of(method, path, operation, schemas);
                    Parameters.complete(route, operation);
                    Bodies.complete(operation);
                    Refusals.name(route, operation);
                    examples.show(operation);
                }));
    }
}
