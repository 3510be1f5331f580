package io.orderflow.bench.machinery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

class PrivatePlanTest {
    private static final String TEMPLATE = """
            version: 1
            common: {env: {JDK_JAVA_OPTIONS: -Xmx256m, DB_PORT: "5440"}}
            apps:
              - {appID: catalog, appDirPath: services/catalog}
              - {appID: order, appDirPath: services/order, appPort: 5101}
            """;

    @Test
    void putsAnotherProgramInTheServicesPlace() {
        Map<String, Object> plan = new Yaml().load(PrivatePlan.template(TEMPLATE, "order", Path.of("/there")));

        assertThat(plan.get("apps"))
                .isEqualTo(List.of(Map.of("appID", "order", "appDirPath", "/there", "appPort", 5101)));
        assertThat(plan.get("common"))
                .isEqualTo(Map.of("env", Map.of("JDK_JAVA_OPTIONS", "-Xmx256m", "DB_PORT", "5440")));
    }

    @Test
    void saysWhatJavaIsStartedWith() {
        assertThat(PrivatePlan.javaOptions(TEMPLATE)).isEqualTo("-Xmx256m");
    }

    @Test
    void startsNoCompanion() {
        Map<String, Object> plan = new Yaml()
                .load(PrivatePlan.companions(
                        "{redisPort: 6390, processes: [{name: sandbox}], environment: {payment: {A: b}, order: {C: d}}}",
                        "order"));

        assertThat(plan)
                .isEqualTo(Map.of(
                        "redisPort", 6390, "processes", List.of(), "environment", Map.of("order", Map.of("C", "d"))));
    }
}
