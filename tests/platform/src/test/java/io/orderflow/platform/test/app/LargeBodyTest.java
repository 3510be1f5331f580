package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.test.auth.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Bodies over the limit are refused, whether they say their size or not. */
@ApiTest
class LargeBodyTest {

    @Test
    void answersABodyThatIsTooLargeWithAProblem() {
        Things.problem(Things.post("{\"name\":\"" + "x".repeat(1_100_000) + "\"}"), 413, "body_too_large");
    }

    @Test
    void answersAStreamThatGrowsTooLarge() throws IOException {
        try (var socket = new Socket("127.0.0.1", Things.port())) {
            socket.setSoTimeout(10_000);
            var out = socket.getOutputStream();
            out.write(("POST " + Things.PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + Tokens.staff()
                            + "\r\n"
                            + "Idempotency-Key: k\r\n"
                            + "Content-Type: application/json\r\n"
                            + "Transfer-Encoding: chunked\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
            try {
                for (int i = 0; i < 20; i++) {
                    out.write(chunk);
                }
                out.flush();
            } catch (IOException closedBeforeTheEnd) {
                // Fine: the answer is there to be read.
            }
            String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            assertThat(answer).isEqualTo("HTTP/1.1 413");
        }
    }
}
