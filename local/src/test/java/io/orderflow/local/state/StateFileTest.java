package io.orderflow.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.local.Refusal;
import io.orderflow.local.launch.Leftovers;
import io.orderflow.local.process.Kind;
import io.orderflow.local.process.ProcessId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StateFileTest {
    @TempDir
    Path directory;

    private Process sleeper;

    @BeforeEach
    void startAProcess() throws Exception {
        sleeper = new ProcessBuilder("sleep", "60").start();
    }

    @AfterEach
    void endIt() {
        sleeper.destroyForcibly();
    }

    @Test
    void readsWhatWasWritten() {
        StateFile file = new StateFile(directory.resolve("run/state.json"));
        assertThat(file.read()).isEmpty();
        State state = state(ProcessId.of(sleeper.toHandle()));
        file.write(state);
        assertThat(file.read()).contains(state);
        file.delete();
        assertThat(file.read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{}", "{\"launcher\":{\"pid\":\"x\"}}", "\u0000\u0001"})
    void refusesToGuessFromADamagedFile(String content) throws Exception {
        Path path = directory.resolve("state.json");
        Files.writeString(path, content);
        assertThatThrownBy(() -> new StateFile(path).read())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is damaged")
                .hasMessageContaining("delete that file");
        assertThat(path).hasContent(content);
    }

    @Test
    void endsItsOwnLeftovers() throws Exception {
        assertThat(Leftovers.clear(state(ProcessId.of(sleeper.toHandle())))).containsExactly("order");
        assertThat(sleeper.waitFor()).isNotZero();
    }

    @Test
    void sparesAProcessThatHasOnlyInheritedTheNumber() {
        ProcessId real = ProcessId.of(sleeper.toHandle());
        ProcessId earlier = new ProcessId(real.pid(), real.startedAtMillis() - 10_000);
        assertThat(Leftovers.clear(state(earlier))).isEmpty();
        assertThat(sleeper.isAlive()).isTrue();
    }

    private static State state(ProcessId id) {
        ProcessEntry entry = new ProcessEntry("order", Kind.SERVICE, ProcessState.READY, id, List.of(8101, 5101), 5, 2);
        return new State(new ProcessId(1, 2), State.Phase.RUNNING, 3, null, "http://127.0.0.1:8101", List.of(entry));
    }
}
