package io.orderflow.local.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.local.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFilesTest {
    private static final Path REPOSITORY = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path root;

    @Test
    void givesEveryServicePortsThatFollowFromItsHttpPort() {
        Plan plan = new PlanFiles(REPOSITORY, 0).read();
        assertThat(plan.services())
                .extracting(Service::name)
                .contains("catalog", "warehouse", "payment", "order", "sandbox");
        assertThat(service(plan, "order").url()).isEqualTo("http://127.0.0.1:8101");
        for (Service service : plan.services()) {
            service.sidecar().ifPresent(sidecar -> {
                int number = service.httpPort() - 8100;
                assertThat(service.grpcPort()).hasValue(5100 + number);
                assertThat(sidecar)
                        .isEqualTo(new SidecarPorts(3600 + number, 3700 + number, 3800 + number, 3900 + number));
            });
        }
    }

    @Test
    void startsEveryServiceWithMoreOptionsForJavaWhenAsked() {
        Plan plan = new PlanFiles(REPOSITORY, 0).read();
        String own = service(plan, "order").environment().get("JDK_JAVA_OPTIONS");
        assertThat(plan.withJavaOptions("-Xmx1g").services())
                .extracting(service -> service.environment().get("JDK_JAVA_OPTIONS"))
                .isNotEmpty()
                .containsOnly(own + " -Xmx1g");
    }

    @Test
    void shiftsEveryPort() {
        Plan plain = new PlanFiles(REPOSITORY, 0).read();
        Plan shifted = new PlanFiles(REPOSITORY, 1000).read();
        assertThat(shifted.postgresPort()).isEqualTo(plain.postgresPort() + 1000);
        assertThat(shifted.redisPort()).isEqualTo(plain.redisPort() + 1000);
        for (Service service : plain.services()) {
            Service moved = service(shifted, service.name());
            assertThat(moved.ports())
                    .isEqualTo(service.ports().stream().map(port -> port + 1000).toList());
            assertThat(moved.environment()).containsEntry("HTTP_PORT", String.valueOf(service.httpPort() + 1000));
            service.sidecar()
                    .ifPresent(
                            sidecar -> assertThat(moved.sidecar().orElseThrow().all())
                                    .isEqualTo(sidecar.all().stream()
                                            .map(port -> port + 1000)
                                            .toList()));
        }
    }

    @Test
    void fillsWhatOnlyTheLauncherKnows() {
        PlanFiles files = new PlanFiles(REPOSITORY, 5);
        Plan plan = PlanFiles.fill(
                files.read(),
                new Placeholders(Map.of(
                        "port", files.shiftedPort(),
                        "secret", name -> "<" + name + ">",
                        "webhooks", path -> "all of " + path,
                        "webhook", path -> "newest of " + path)));
        assertThat(service(plan, "payment").environment())
                .containsEntry("GATEWAY_SANDBOX_URL", "http://127.0.0.1:8125")
                .containsEntry("GATEWAY_SANDBOX_TOKEN", "<sandbox-gateway-token>")
                .containsEntry("GATEWAY_SANDBOX_WEBHOOK_SECRETS", "all of gateways/sandbox");
        assertThat(service(plan, "sandbox").environment())
                .containsEntry("GATEWAY_TOKEN", "<sandbox-gateway-token>")
                .containsEntry("GATEWAY_WEBHOOK_SECRET", "newest of gateways/sandbox")
                .containsEntry("GATEWAY_WEBHOOK_URL", "http://127.0.0.1:8107/webhooks/gateways/sandbox");
    }

    @Test
    void refusesAPlaceholderThatNobodyKnows() {
        assertThatThrownBy(() -> new Placeholders(Map.of()).fill("a ${secret:x} b"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("${secret:x}");
    }

    @Test
    void refusesOnePortForTwo() throws Exception {
        write("5440");
        assertThatThrownBy(() -> new PlanFiles(root, 0).read())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("one port to both postgres and redis");
    }

    @Test
    void namesTheFileThatIsMalformed() throws Exception {
        write("[");
        assertThatThrownBy(() -> new PlanFiles(root, 0).read())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("companions.yaml");
    }

    private void write(String redisPort) throws Exception {
        Files.createDirectories(root.resolve("local"));
        Files.writeString(root.resolve("dapr.yaml"), "version: 1\napps: []\n");
        Files.writeString(root.resolve("local/companions.yaml"), "postgresPort: 5440\nredisPort: " + redisPort + "\n");
    }

    private static Service service(Plan plan, String name) {
        return plan.services().stream()
                .filter(service -> service.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
