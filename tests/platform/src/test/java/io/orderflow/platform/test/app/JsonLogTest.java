package io.orderflow.platform.test.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.cause.LogFields;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.bootstrap.logging.InitialConfigurator;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.logmanager.ExtHandler;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.handlers.ConsoleHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Log lines as a collector reads them. */
@QuarkusTest
@TestProfile(JsonLogTest.Switched.class)
@WithTestResource(PostgresResource.class)
@WithTestResource(TokenResource.class)
class JsonLogTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final Cause CAUSE = Cause.request("staff:7", "c-1", "00-" + TRACE + "-b7ad6b7169203331-01");

    public static class Switched implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("LOG_JSON", "true");
        }
    }

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Handler listening = new Listening();

    @BeforeEach
    void listen() {
        java.util.logging.Logger.getLogger("").addHandler(listening);
    }

    @AfterEach
    void stopListening() {
        java.util.logging.Logger.getLogger("").removeHandler(listening);
    }

    @Test
    void writesOneObjectALineWithWhatCausedIt() throws JsonProcessingException {
        LogFields.during(
                CAUSE, () -> Logger.getLogger("told").warnf(new IllegalStateException("why"), "a \"line\"\nof %d", 2));
        String line = line(text -> text.contains("\"told\""));
        assertThat(line.strip()).doesNotContain("\n");
        JsonNode read = new ObjectMapper().readTree(line);
        assertThat(read.path("message").asText()).isEqualTo("a \"line\"\nof 2");
        assertThat(read.path("level").asText()).isEqualTo("WARN");
        assertThat(read.path("stackTrace").asText()).contains("IllegalStateException: why");
        assertThat(read.path("timestamp").asText()).startsWith("20");
        assertThat(read.at("/mdc/correlation_id").asText()).isEqualTo("c-1");
        assertThat(read.at("/mdc/trace_id").asText()).isEqualTo(TRACE);
        assertThat(read.at("/mdc/actor").asText()).isEqualTo("staff:7");
    }

    @Test
    void leavesNothingOfOneCauseToTheNextLine() throws JsonProcessingException {
        LogFields.during(
                CAUSE,
                () -> LogFields.during(
                        Cause.system("part"), () -> Logger.getLogger("inner").warn("in")));
        Logger.getLogger("outer").warn("out");
        JsonNode inner = new ObjectMapper().readTree(line(text -> text.contains("\"inner\"")));
        assertThat(inner.at("/mdc/actor").asText()).isEqualTo("system:part");
        assertThat(inner.path("mdc").has("trace_id")).isFalse();
        assertThat(new ObjectMapper()
                        .readTree(line(text -> text.contains("\"outer\"")))
                        .path("mdc"))
                .isEmpty();
    }

    @Test
    void findsALineAboutARequestByItsTrace() throws JsonProcessingException {
        given().auth()
                .oauth2(Tokens.staff())
                .header("traceparent", "00-" + TRACE + "-b7ad6b7169203331-01")
                .get("/api/v1/things/broken")
                .then()
                .statusCode(500);
        JsonNode read = new ObjectMapper().readTree(line(text -> text.contains("/broken failed")));
        assertThat(read.at("/mdc/trace_id").asText()).isEqualTo(TRACE);
        assertThat(read.at("/mdc/correlation_id").asText()).isNotBlank();
    }

    private String line(Predicate<String> wanted) {
        return lines.stream()
                .filter(wanted)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no such line: " + lines));
    }

    /** Formats as the console does, on the thread that tells. */
    private final class Listening extends Handler {
        @Override
        public void publish(LogRecord line) {
            lines.add(console().getFormatter().format(ExtLogRecord.wrap(line)));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static Handler console() {
        return handlers(InitialConfigurator.DELAYED_HANDLER)
                .filter(ConsoleHandler.class::isInstance)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Handler> handlers(Handler handler) {
        return handler instanceof ExtHandler several
                ? Stream.concat(
                        Stream.of(handler), Stream.of(several.getHandlers()).flatMap(JsonLogTest::handlers))
                : Stream.of(handler);
    }
}
