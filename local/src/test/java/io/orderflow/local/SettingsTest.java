package io.orderflow.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    @TempDir
    Path root;

    @BeforeEach
    void makeACheckout() throws Exception {
        Files.writeString(root.resolve("dapr.yaml"), "version: 1\n");
    }

    @Test
    void keepsItsStateInTheCheckoutUnlessToldOtherwise() {
        assertThat(Settings.from(root, Map.of()).home().directory()).isEqualTo(root.resolve(".orderflow"));
        assertThat(Settings.from(root, Map.of("ORDERFLOW_HOME", "/elsewhere"))
                        .home()
                        .directory())
                .isEqualTo(Path.of("/elsewhere"));
    }

    @Test
    void readsAddressesOfServers() {
        Settings settings = Settings.from(
                root,
                Map.of(
                        "ORDERFLOW_PG_URL", "postgresql://me:p%40ss@db.local:6000",
                        "ORDERFLOW_REDIS_URL", "redis://:secret@127.0.0.1"));
        assertThat(settings.postgres()).contains(new ServerUrl("db.local", 6000, "me", "p@ss"));
        assertThat(settings.redis()).contains(new ServerUrl("127.0.0.1", 6379, "", "secret"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://x", "postgresql:", "not an address", "postgresql:///name"})
    void refusesAnAddressThatIsNone(String url) {
        assertThatThrownBy(() -> Settings.from(root, Map.of("ORDERFLOW_PG_URL", url)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ORDERFLOW_PG_URL should read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "20001"})
    void refusesAnOffsetThatIsNone(String offset) {
        assertThatThrownBy(() -> Settings.from(root, Map.of("ORDERFLOW_PORT_OFFSET", offset)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("ORDERFLOW_PORT_OFFSET");
    }

    @Test
    void leavesSomebodyElsesDirectoriesAlone() throws Exception {
        Path precious = Files.createDirectories(root.resolve("data")).resolve("thesis.txt");
        Files.writeString(precious, "years of work");
        Home home = new Home(root);
        assertThatThrownBy(home::open).isInstanceOf(Refusal.class).hasMessageContaining("nothing there was touched");
        assertThatThrownBy(home::wipe).isInstanceOf(Refusal.class);
        assertThat(precious).hasContent("years of work");
    }

    @Test
    void wipesItsOwnStateAndNothingBesideIt() throws Exception {
        Home home = new Home(root.resolve("home"));
        home.open();
        Files.writeString(home.data().resolve("x"), "x");
        Files.createDirectories(home.directory().resolve("bin"));
        home.wipe();
        assertThat(home.data()).doesNotExist();
        assertThat(home.directory().resolve("bin")).exists();
    }

    @Test
    void refusesAFileInPlaceOfTheDirectory() throws Exception {
        Files.writeString(root.resolve("home"), "a file");
        assertThatThrownBy(() -> new Home(root.resolve("home")).open())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("is a file");
    }
}
