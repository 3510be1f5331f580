package io.orderflow.local.plan;

import io.orderflow.local.Refusal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * Reads {@code dapr.yaml} (a Dapr multi-app run template) and {@code local/companions.yaml}.
 *
 * @param root the checkout
 * @param offset added to every port
 */
public record PlanFiles(Path root, int offset) {

    /**
     * The plan, with placeholders still in the environment.
     *
     * @throws Refusal when a file is missing, malformed, or gives one port twice
     */
    public Plan read() {
        Yaml companions = Yaml.of(root.resolve("local/companions.yaml"));
        Map<String, Object> own = companions.document();
        Map<String, Object> more = companions.map(own.get("environment"), "environment");

        Yaml template = Yaml.of(root.resolve("dapr.yaml"));
        Map<String, Object> document = template.document();
        Map<String, String> common = commonEnvironment(template, document);
        List<Service> services = new ArrayList<>();
        for (Object entry : template.list(document.get("apps"), "apps")) {
            Map<String, Object> app = template.map(entry, "an app");
            services.add(
                    withSidecar(template, app, common, companions.texts(more.get(app.get("appID")), "environment")));
        }
        for (Object entry : companions.list(own.get("processes"), "processes")) {
            services.add(withoutSidecar(companions, companions.map(entry, "a process"), common));
        }
        Plan plan = new Plan(
                services,
                companions.port(own, "postgresPort") + offset,
                companions.port(own, "redisPort") + offset,
                webhooks(companions, own),
                fronts(companions, own));
        refuseSharedPorts(plan);
        return plan;
    }

    /** The same plan with every placeholder filled. */
    public static Plan fill(Plan plan, Placeholders placeholders) {
        return plan.inEnvironment(environment -> environment.replaceAll((name, value) -> placeholders.fill(value)));
    }

    private Map<String, String> commonEnvironment(Yaml template, Map<String, Object> document) {
        return template.texts(template.map(document.get("common"), "common").get("env"), "common env");
    }

    private Service withSidecar(
            Yaml yaml, Map<String, Object> app, Map<String, String> common, Map<String, String> more) {
        Map<String, String> environment = new LinkedHashMap<>(common);
        environment.putAll(yaml.texts(app.get("env"), "env"));
        environment.putAll(more);
        SidecarPorts sidecar = new SidecarPorts(
                yaml.port(app, "daprHTTPPort") + offset,
                yaml.port(app, "daprGRPCPort") + offset,
                yaml.port(app, "daprInternalGRPCPort") + offset,
                yaml.port(app, "metricsPort") + offset);
        return service(
                yaml.text(app, "appID"),
                yaml.text(app, "appDirPath"),
                yaml.words(app.get("command"), "command"),
                environment,
                OptionalInt.of(yaml.port(app, "appPort") + offset),
                Optional.of(sidecar));
    }

    private Service withoutSidecar(Yaml yaml, Map<String, Object> process, Map<String, String> common) {
        Map<String, String> environment = new LinkedHashMap<>(common);
        environment.putAll(yaml.texts(process.get("env"), "env"));
        return service(
                yaml.text(process, "name"),
                yaml.text(process, "directory"),
                yaml.words(process.get("command"), "command"),
                environment,
                OptionalInt.empty(),
                Optional.empty());
    }

    private Service service(
            String name,
            String directory,
            List<String> command,
            Map<String, String> environment,
            OptionalInt grpcPort,
            Optional<SidecarPorts> sidecar) {
        if (command.isEmpty()) {
            throw new Refusal("The process " + name + " has no command.");
        }
        int httpPort = httpPort(name, environment.getOrDefault("HTTP_PORT", "")) + offset;
        environment.put("HTTP_PORT", String.valueOf(httpPort));
        grpcPort.ifPresent(port -> environment.put("GRPC_PORT", String.valueOf(port)));
        return new Service(
                name, root.resolve(directory).normalize(), command, environment, httpPort, grpcPort, sidecar);
    }

    private static int httpPort(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new Refusal("The process " + name + " needs HTTP_PORT, a number, in its env.");
        }
    }

    private static Map<String, List<String>> webhooks(Yaml yaml, Map<String, Object> own) {
        Map<String, List<String>> webhooks = new LinkedHashMap<>();
        yaml.map(own.get("webhooks"), "webhooks").forEach((kind, names) -> webhooks.put(kind, yaml.words(names, kind)));
        return webhooks;
    }

    private static List<Plan.Front> fronts(Yaml yaml, Map<String, Object> own) {
        return yaml.list(own.get("front"), "front").stream()
                .map(entry -> yaml.map(entry, "a front"))
                .map(entry -> new Plan.Front(yaml.text(entry, "service"), yaml.text(entry, "path")))
                .toList();
    }

    private static void refuseSharedPorts(Plan plan) {
        Map<Integer, String> owners = new LinkedHashMap<>();
        owners.put(plan.postgresPort(), "postgres");
        owners.merge(plan.redisPort(), "redis", PlanFiles::shared);
        for (Service service : plan.services()) {
            service.ports().forEach(port -> owners.merge(port, service.name(), PlanFiles::shared));
            service.sidecar()
                    .ifPresent(sidecar -> sidecar.all()
                            .forEach(port -> owners.merge(port, service.name() + "'s sidecar", PlanFiles::shared)));
        }
    }

    private static String shared(String one, String other) {
        throw new Refusal("dapr.yaml and local/companions.yaml give one port to both " + one + " and " + other + ".");
    }

    /** The source for {@code ${port:N}}. */
    public UnaryOperator<String> shiftedPort() {
        return text -> {
            try {
                return String.valueOf(Integer.parseInt(text) + offset);
            } catch (NumberFormatException e) {
                throw new Refusal("${port:" + text + "} in local/companions.yaml should name a port number.");
            }
        };
    }
}
