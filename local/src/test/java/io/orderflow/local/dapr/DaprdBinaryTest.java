package io.orderflow.local.dapr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.local.Refusal;
import io.orderflow.local.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DaprdBinaryTest {
    @TempDir
    Path root;

    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void makeACheckout() throws Exception {
        Files.writeString(root.resolve("dapr.yaml"), "version: 1\n");
    }

    @Test
    void refusesANamedDaprdWithAKnownFault() throws Exception {
        Path program = program("named/daprd", "1.18.1");
        assertThatThrownBy(() -> binary(Map.of("DAPRD", program.toString())).find())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("1.18.1")
                .hasMessageContaining("1.18.0 to 1.18.2")
                .hasMessageContaining("unset DAPRD");
    }

    @Test
    void prefersTheNamedOneToTheOneOnTheSearchPath() throws Exception {
        Path named = program("named/daprd", "1.18.3");
        Path found = program("path/daprd", "1.17.13");
        String path = found.getParent().toString();
        assertThat(binary(Map.of("DAPRD", named.toString(), "PATH", path)).find())
                .contains(named);
        assertThat(binary(Map.of("PATH", path)).find()).contains(found);
    }

    @Test
    void passesOverAFaultyOneOnTheSearchPathAndSaysSo() throws Exception {
        Path built = program(".orderflow/bin/daprd", "1.18.3");
        Path faulty = program("path/daprd", "1.17.3");
        assertThat(binary(Map.of("PATH", faulty.getParent().toString())).find()).contains(built);
        assertThat(told).singleElement().asString().contains("1.17.3").contains("is refused");
    }

    @Test
    void asksForABuildWhereThereIsNone() {
        assertThat(binary(Map.of("PATH", root.toString())).find()).isEmpty();
    }

    @Test
    void buildsAgainOnlyAfterASourceHasChanged() throws Exception {
        Path sources = Files.createDirectories(root.resolve("tools/dapr/stubs/avro"))
                .getParent()
                .getParent();
        for (String name : List.of("go.mod", "go.sum", "main.go", "stubs/avro/avro.go", "stubs/avro/go.mod")) {
            Files.writeString(sources.resolve(name), name);
        }
        executable(sources.resolve("build.sh"), "#!/bin/sh\necho built > \"$1\"; chmod +x \"$1\"\n");
        DaprdBuild build = new DaprdBuild(sources, root.resolve("bin/daprd"), told::add);
        assertThat(build.upToDate()).isFalse();
        build.build();
        assertThat(build.upToDate()).isTrue();
        assertThat(told.getFirst()).contains("5 to 8 minutes");
        Files.writeString(sources.resolve("go.mod"), "another");
        assertThat(build.upToDate()).isFalse();
    }

    @Test
    void showsWhyABuildHasFailed() throws Exception {
        Path sources = Files.createDirectories(root.resolve("tools/dapr"));
        executable(sources.resolve("build.sh"), "#!/bin/sh\necho no such module; exit 1\n");
        assertThatThrownBy(() -> new DaprdBuild(sources, root.resolve("bin/daprd"), told::add).build())
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("no such module")
                .hasMessageContaining("needs the network");
    }

    private DaprdBinary binary(Map<String, String> environment) {
        return new DaprdBinary(Settings.from(root, environment), told::add);
    }

    private Path program(String name, String version) throws Exception {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return executable(file, "#!/bin/sh\necho " + version + "\n");
    }

    private static Path executable(Path file, String script) throws Exception {
        Files.writeString(file, script);
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
