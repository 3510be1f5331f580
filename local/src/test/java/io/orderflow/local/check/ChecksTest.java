package io.orderflow.local.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.local.Refusal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    private static final PortCheck PORTS = new PortCheck(PortOwner.ofThisMachine());

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "0.0.0.0", "::1"})
    void namesWhoHoldsAPort(String address) throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
            assertThatThrownBy(() -> PORTS.require(Map.of(socket.getLocalPort(), "order")))
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("port " + socket.getLocalPort() + " (for order)")
                    .hasMessageContaining("pid " + ProcessHandle.current().pid())
                    .hasMessageContaining("java")
                    .hasMessageContaining("ORDERFLOW_PORT_OFFSET");
        }
    }

    @Test
    void listsEveryPortThatIsTaken() throws Exception {
        try (ServerSocket one = new ServerSocket(0);
                ServerSocket other = new ServerSocket(0)) {
            assertThatThrownBy(() -> new PortCheck(port -> Optional.empty())
                            .require(Map.of(one.getLocalPort(), "order", other.getLocalPort(), "payment")))
                    .hasMessageContaining("for order")
                    .hasMessageContaining("for payment")
                    .hasMessageContaining("cannot be named");
        }
    }

    @Test
    void takesAPortThatHasJustBeenLeft() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        assertThatCode(() -> PORTS.require(Map.of(port, "order"))).doesNotThrowAnyException();
    }

    @Test
    void refusesANearlyFullDisk() {
        Path place = Path.of("/somewhere");
        assertThatThrownBy(() -> DiskCheck.require(place, DiskCheck.NEEDED - 1))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("499 MB are free")
                .hasMessageContaining("/somewhere");
        assertThatCode(() -> DiskCheck.require(place, DiskCheck.NEEDED)).doesNotThrowAnyException();
    }

    @Test
    void refusesAnotherJavaVersion() {
        assertThatThrownBy(() -> JavaCheck.require(Runtime.Version.parse("21.0.4")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("needs JDK 25")
                .hasMessageContaining("JDK 21");
        assertThatCode(() -> JavaCheck.require(Runtime.Version.parse("25.0.1"))).doesNotThrowAnyException();
        assertThat(Runtime.version().feature()).isEqualTo(JavaCheck.VERSION);
    }
}
