package io.orderflow.bench.machinery;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;

/** The launcher's two files, cut down to one application that plays the part of a service. */
final class PrivatePlan {
    private PrivatePlan() {}

    /**
     * {@code dapr.yaml} with one app: everything as it is for the service, but another program.
     *
     * @param service whose app-id, ports and rights are taken over
     */
    static String template(String original, String service, Path application) {
        Map<Object, Object> document = map(new Yaml().load(original));
        Map<Object, Object> app = list(document.get("apps")).stream()
                .map(PrivatePlan::map)
                .filter(candidate -> service.equals(candidate.get("appID")))
                .findFirst()
                .orElseThrow();
        app.put("appDirPath", application.toString());
        document.put("apps", List.of(app));
        return write(document);
    }

    /** {@code companions.yaml} without a process, and with what of the environment is for that service. */
    static String companions(String original, String service) {
        Map<Object, Object> document = map(new Yaml().load(original));
        document.put("processes", List.of());
        Map<Object, Object> environment = map(document.get("environment"));
        environment.keySet().retainAll(List.of(service));
        document.put("environment", environment);
        return write(document);
    }

    /** What the Java processes of the platform are started with. */
    static String javaOptions(String template) {
        Map<Object, Object> document = map(new Yaml().load(template));
        return String.valueOf(map(map(document.get("common")).get("env")).get("JDK_JAVA_OPTIONS"));
    }

    private static String write(Map<Object, Object> document) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(options).dump(document);
    }

    private static Map<Object, Object> map(@Nullable Object node) {
        return new LinkedHashMap<>((Map<?, ?>) Objects.requireNonNull(node));
    }

    private static List<?> list(@Nullable Object node) {
        return (List<?>) Objects.requireNonNull(node);
    }
}
