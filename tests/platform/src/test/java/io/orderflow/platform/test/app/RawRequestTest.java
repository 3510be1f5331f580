package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.auth.Tokens;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client library would send, byte for byte. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(TokenResource.class)
class RawRequestTest {

    private static final String THINGS = "/api/v1/things";
    private static final int URI_LIMIT = 4096;
    private static final int HEADERS_LIMIT = 20 * 1024;

    @ParameterizedTest
    @ValueSource(ints = {URI_LIMIT + 1, 60_000})
    void answersAnAddressThatIsTooLongWithAProblem(int length) throws IOException {
        assertProblem(get(THINGS + "?q=" + "x".repeat(length - THINGS.length() - 3), ""), 414, "uri_too_long");
        JsonNode longPath = assertProblem(get("/" + "x".repeat(length - 1), ""), 414, "uri_too_long");
        assertThat(longPath.path("instance").asText()).startsWith("/xxx").hasSizeLessThan(URI_LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {HEADERS_LIMIT, 100_000})
    void answersHeadersThatAreTooLargeWithAProblem(int length) throws IOException {
        assertProblem(get(THINGS, "X-Long: " + "x".repeat(length) + "\r\n"), 431, "headers_too_large");
    }

    @Test
    void takesWhatIsJustWithinTheLimits() throws IOException {
        String longest = THINGS + "?q=" + "x".repeat(URI_LIMIT - THINGS.length() - 3);
        assertThat(get(longest, "X-Long: " + "x".repeat(HEADERS_LIMIT - 2_000) + "\r\n"))
                .doesNotStartWith("HTTP/1.1 414")
                .doesNotStartWith("HTTP/1.1 431")
                .startsWith("HTTP/1.1 ");
    }

    /** Quarkus and Vert.x refuse these before anything of ours is asked, and let nobody set what they answer. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE",
                "GET",
                "GET / HTTP/9.x",
                "GET / HTTP/1.1\r\nno colon",
                "GET /api/v1/things/%zz HTTP/1.1",
                "GET /api/v1/ops/dead-letters?limit=% HTTP/1.1",
                "GET /api/v1/th\"ings HTTP/1.1"
            })
    void refusesWhatIsNoRequestWithoutTellingAnythingOfOurInside(String head) throws IOException {
        assertThat(exchange(head + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.")
                .contains(" 400 Bad Request\r\n")
                .endsWith("\r\n\r\n");
    }

    private static JsonNode assertProblem(String answer, int status, String code) throws IOException {
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").containsIgnoringCase("application/problem+json");
        JsonNode problem = new ObjectMapper().readTree(answer.substring(answer.indexOf("\r\n\r\n")));
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank();
        return problem;
    }

    private static String get(String address, String headers) throws IOException {
        return exchange("GET " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer "
                + Tokens.admin() + "\r\n" + headers + "\r\n");
    }

    private static String exchange(String text) throws IOException {
        int port = ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class);
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
