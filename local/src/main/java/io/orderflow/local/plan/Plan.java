package io.orderflow.local.plan;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Everything that is to run.
 *
 * @param services in the order of the files
 * @param postgresPort of the embedded server, shifted
 * @param redisPort of the embedded server, shifted
 * @param webhooks kinds of webhook senders ({@code gateways}, {@code carriers}) with their names
 * @param fronts where the READY line may point to, best first
 */
public record Plan(
        List<Service> services,
        int postgresPort,
        int redisPort,
        Map<String, List<String>> webhooks,
        List<Front> fronts) {

    /** A page to show first. */
    public record Front(String service, String path) {}

    /** The same plan, the environment of each service changed. */
    Plan inEnvironment(Consumer<Map<String, String>> change) {
        List<Service> changed = services.stream()
                .map(service -> {
                    Map<String, String> environment = new LinkedHashMap<>(service.environment());
                    change.accept(environment);
                    return service.in(environment);
                })
                .toList();
        return new Plan(changed, postgresPort, redisPort, webhooks, fronts);
    }

    /** The same plan with more options for Java. The last of two that contradict each other wins. */
    public Plan withJavaOptions(String more) {
        return inEnvironment(
                environment -> environment.merge("JDK_JAVA_OPTIONS", more, (own, added) -> own + " " + added));
    }

    /** The address for the READY line. */
    public String frontUrl() {
        return fronts.stream()
                .flatMap(front -> services.stream()
                        .filter(service -> service.name().equals(front.service()))
                        .map(service -> service.url() + front.path()))
                .findFirst()
                .orElseGet(() ->
                        services.isEmpty() ? "no service" : services.getFirst().url());
    }
}
