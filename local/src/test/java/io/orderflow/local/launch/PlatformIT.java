package io.orderflow.local.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.local.fixture.Checkout;
import io.orderflow.local.state.ProcessEntry;
import io.orderflow.local.state.State;
import io.orderflow.local.state.StateFile;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One platform of real PostgreSQL, Redis and daprd with stand-ins for services, driven by commands and by kill -9. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PlatformIT {
    private static final List<String> ALL = List.of("postgres", "redis", "order/daprd", "order", "sandbox");

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path directory;

    private static Checkout checkout;

    @BeforeAll
    static void startInBackground() throws Exception {
        checkout = new Checkout(directory);
        Checkout.Outcome start = checkout.launcher("start");
        assertThat(start.output().lines().toList().getLast()).matches("READY http://127.0.0.1:\\d+/first");
        assertThat(start.status()).isZero();
    }

    @AfterAll
    static void stopWhatIsLeft() throws Exception {
        checkout.launcher("stop");
        checkout.close();
    }

    @Test
    @Order(1)
    void writesWhatATestNeedsToTalkToThePlatform() throws Exception {
        JsonNode services = JsonMapper.builder()
                .build()
                .readTree(file("run/endpoints.json"))
                .path("services");
        assertThat(services.path("order").path("pid").asLong()).isEqualTo(pid("order"));
        assertThat(services.path("order").path("sidecar").path("pid").asLong()).isEqualTo(pid("order/daprd"));
        assertThat(services.path("sandbox").has("sidecar")).isFalse();
        assertThat(file("run/webhook-secrets.json"))
                .matches("\\{\"gateways\":\\{\"sandbox\":\\[\"whsec_[^\"]{32}\"]},\"carriers\":\\{}}");
        int sidecar = services.path("order").path("sidecar").path("http_port").asInt();
        assertThat(metadataStatus(sidecar, file("run/tokens/dapr.token"))).isEqualTo(200);
        assertThat(metadataStatus(sidecar, "another")).isEqualTo(401);
        assertThat(file("run/tokens/customer.jwt").split("\\.")).hasSize(3);
    }

    @Test
    @Order(2)
    void keepsTheDatabaseDurableAndItsOwn() throws Exception {
        assertThat(query("order", "SHOW fsync")).isEqualTo("on");
        assertThat(query("order", "SHOW synchronous_commit")).isEqualTo("on");
        assertThat(query("order", "SELECT has_database_privilege('sandbox', 'connect')"))
                .isEqualTo("f");
        query("order", "CREATE TABLE kept (value int)", "INSERT INTO kept VALUES (42)");
    }

    @Test
    @Order(3)
    void leavesARunningPlatformAloneWhenStartedAgain() throws Exception {
        String before = pids();
        assertThat(checkout.launcher("start").output()).contains("READY");
        assertThat(pids()).isEqualTo(before);
    }

    @Test
    @Order(4)
    void restartsAKilledServiceTogetherWithItsSidecarAlone() throws Exception {
        State before = state();
        kill("order");
        assertThat(checkout.launcher("start").status()).isZero();
        assertThat(changedSince(before)).containsExactlyInAnyOrder("order", "order/daprd");
    }

    @Test
    @Order(5)
    void restartsAKilledSidecarAlone() throws Exception {
        State before = state();
        kill("order/daprd");
        assertThat(checkout.launcher("start").status()).isZero();
        assertThat(changedSince(before)).containsExactly("order/daprd");
        assertThat(file("run/endpoints.json")).contains("\"pid\":" + pid("order/daprd"));
    }

    @Test
    @Order(6)
    void bringsKilledServersBackWithTheirData() throws Exception {
        State before = state();
        kill("postgres");
        kill("redis");
        assertThat(checkout.launcher("start").status()).isZero();
        assertThat(changedSince(before)).containsExactlyInAnyOrder("postgres", "redis");
        assertThat(query("order", "SELECT value FROM kept")).isEqualTo("42");
    }

    @Test
    @Order(7)
    void refusesASecondLauncherInTheForeground() throws Exception {
        Checkout.Outcome second = checkout.launcher("run");
        assertThat(second.status()).isEqualTo(3);
        assertThat(second.output()).contains("already runs").contains("make stop");
    }

    @Test
    @Order(8)
    void clearsWhatAKilledLauncherHasLeftAndStartsAnew() throws Exception {
        State before = state();
        before.launcher().alive().orElseThrow().destroyForcibly();
        Checkout.Outcome start = checkout.launcher("start");
        assertThat(start.status()).as(start.output()).isZero();
        assertThat(before.living()).isEmpty();
        assertThat(changedSince(before)).containsExactlyInAnyOrderElementsOf(ALL);
        assertThat(query("order", "SELECT value FROM kept")).isEqualTo("42");
    }

    @Test
    @Order(9)
    void letsTwoStartsAtOnceShareOneLauncher() throws Exception {
        assertThat(checkout.launcher("stop").output()).contains("Orderflow is stopped.");
        Process one = checkout.begin("start");
        Process other = checkout.begin("start");
        String outputs = new String(one.getInputStream().readAllBytes())
                + new String(other.getInputStream().readAllBytes());
        assertThat(one.waitFor() + other.waitFor()).as(outputs).isZero();
        assertThat(checkout.launcher("status").output().lines()).hasSize(ALL.size() + 2);
    }

    @Test
    @Order(10)
    void leavesNoProcessBehindWhenStopped() throws Exception {
        State before = state();
        assertThat(checkout.launcher("stop").status()).isZero();
        assertThat(before.living()).isEmpty();
        assertThat(before.launcher().alive()).isEmpty();
        assertThat(checkout.launcher("status").output()).contains("Orderflow does not run.");
        assertThat(checkout.launcher("stop").output()).contains("Orderflow does not run.");
    }

    @Test
    @Order(11)
    void tellsWhyAServiceDoesNotStartAndStopsTheRest() throws Exception {
        checkout.write("deliberately");
        Checkout.Outcome start = checkout.launcher("start");
        assertThat(start.status()).isEqualTo(1);
        assertThat(start.output())
                .contains("sandbox did not become ready")
                .contains("the stand-in gives up: deliberately")
                .contains("sandbox.log")
                .doesNotContain("\tat ");
        assertThat(checkout.launcher("status").output()).contains("Orderflow does not run.");
    }

    @Test
    @Order(12)
    void refusesADamagedStateFileWithoutTouchingAnything() throws Exception {
        Files.writeString(checkout.home().resolve("run/state.json"), "{\"launcher\":");
        // Every spawning of a launcher takes this file away.
        Path spawned = Files.writeString(checkout.home().resolve("run/failure.txt"), "of before");
        Checkout.Outcome start = checkout.launcher("start");
        assertThat(start.status()).isEqualTo(1);
        assertThat(start.output())
                .contains("is damaged")
                .contains("your data is")
                .doesNotContain("\tat ");
        assertThat(spawned).exists();
        Files.delete(checkout.home().resolve("run/state.json"));
    }

    @Test
    @Order(13)
    void refusesToWipeUnderALauncherThatHasNotWrittenItsStateYet() throws Exception {
        Checkout.Outcome start;
        try (var another =
                LauncherLock.take(checkout.home().resolve("launcher.lock")).orElseThrow()) {
            start = checkout.with("ORDERFLOW_FRESH", "1").launcher("start");
        }
        assertThat(start.status()).isEqualTo(1);
        assertThat(start.output()).contains("is under way").contains("nothing was deleted");
        assertThat(checkout.home().resolve("data/postgres/PG_VERSION")).exists();
    }

    @Test
    @Order(14)
    void wipesTheStateWhenAskedTo() throws Exception {
        checkout.write("");
        Checkout.Outcome start = checkout.with("ORDERFLOW_FRESH", "1").launcher("start");
        assertThat(start.status()).as(start.output()).isZero();
        assertThat(query("order", "SELECT to_regclass('kept') IS NULL")).isEqualTo("t");
    }

    private static State state() {
        return new StateFile(checkout.home().resolve("run/state.json")).read().orElseThrow();
    }

    private static ProcessEntry entry(String name) {
        return state().processes().stream()
                .filter(process -> process.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long pid(String name) {
        return entry(name).id().pid();
    }

    private static String pids() {
        return state().processes().stream()
                .map(process -> process.name() + "=" + process.id())
                .collect(Collectors.joining(" "));
    }

    private static List<String> changedSince(State before) {
        return state().processes().stream()
                .filter(now ->
                        before.processes().stream().noneMatch(then -> now.id().equals(then.id())))
                .map(ProcessEntry::name)
                .toList();
    }

    private static void kill(String name) throws Exception {
        ProcessHandle process = entry(name).id().alive().orElseThrow();
        assertThat(process.destroyForcibly()).isTrue();
        process.onExit().get(10, TimeUnit.SECONDS);
    }

    private static String file(String path) throws IOException {
        return Files.readString(checkout.home().resolve(path));
    }

    private static String query(String database, String... statements) throws Exception {
        String url = "jdbc:postgresql://127.0.0.1:" + entry("postgres").ports().getFirst() + "/" + database;
        try (var connection = DriverManager.getConnection(url, database, "orderflow");
                var statement = connection.createStatement()) {
            String answer = "";
            for (String sql : statements) {
                if (statement.execute(sql)) {
                    try (var rows = statement.getResultSet()) {
                        answer = rows.next() ? rows.getString(1) : "";
                    }
                }
            }
            return answer;
        }
    }

    private static int metadataStatus(int port, String token) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1.0/metadata"))
                .header("dapr-api-token", token)
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
