package io.orderflow.platform.openapi;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/** Paging, idempotency keys and versions, which every operation reads alike (api.md §2). */
final class Parameters {

    private Parameters() {}

    static void complete(Route route, Operation operation) {
        List<Parameter> parameters =
                new ArrayList<>(operation.getParameters() == null ? List.of() : operation.getParameters());
        parameters.forEach(Parameters::describe);
        if (route.keyed()) {
            parameters.add(header("Idempotency-Key", "A client's promise that a repeat means the same command.", true)
                    .schema(string().minLength(1).maxLength(255).pattern("^[ -~]*[!-~][ -~]*$"))
                    .example("5d0f1a3c-checkout-17"));
        }
        if (route.versioned()) {
            parameters.add(header("If-Match", "ETag of the aggregate as it was read.", route.replaces())
                    .schema(string().pattern("^(\\*|\"[0-9]{1,18}\")$"))
                    .example("\"1\""));
        }
        if (!parameters.isEmpty()) {
            operation.setParameters(parameters);
        }
    }

    private static void describe(Parameter parameter) {
        switch (parameter.getName()) {
            case "limit" ->
                parameter
                        .description("Items on one page.")
                        .schema(OASFactory.createSchema()
                                .addType(SchemaType.INTEGER)
                                .minimum(BigDecimal.ONE)
                                .maximum(BigDecimal.valueOf(200))
                                .defaultValue(50));
            case "cursor" -> parameter.description("The next_cursor of an earlier page.");
            case "from" -> parameter.description("Inclusive.").schema(time());
            case "to" -> parameter.description("Exclusive.").schema(time());
            default -> {
                if (parameter.getIn() == Parameter.In.QUERY && Boolean.TRUE.equals(parameter.getRequired())) {
                    parameter.schema(string().pattern("\\S"));
                }
            }
        }
    }

    private static Parameter header(String name, String description, boolean required) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.HEADER)
                .description(description)
                .required(required);
    }

    private static Schema string() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static Schema time() {
        return string().format("date-time").pattern(Patterns.TIME);
    }
}
