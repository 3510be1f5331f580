package io.orderflow.system.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.system.requirements.RequirementMap.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the map of requirements against the code; {@code -Dorderflow.regenerate=true} draws the tests anew. */
class RequirementMapTest {
    private final TaggedTests tests = TaggedTests.scan();

    @Test
    void namesExactlyTheTestsThatCarryEachId() throws IOException {
        if (Boolean.getBoolean("orderflow.regenerate")) {
            Files.writeString(RequirementMap.file(), RequirementMap.read().drawnFrom(tests));
        }
        RequirementMap map = RequirementMap.read();

        assertThat(map.text())
                .as("docs/requirements.md is stale: run RequirementMapTest with -Dorderflow.regenerate=true")
                .isEqualTo(map.drawnFrom(tests));
    }

    @Test
    void knowsEveryIdThatATestCarries() {
        assertThat(ids()).containsAll(tests.byId().keySet());
    }

    @Test
    void listsEveryIdOnce() {
        assertThat(ids()).doesNotHaveDuplicates().hasSizeGreaterThan(100);
    }

    @Test
    void knowsThreeStates() {
        assertThat(RequirementMap.read().rows()).extracting(Row::state).containsOnly("open", "partly", "proved");
    }

    private static List<String> ids() {
        return RequirementMap.read().rows().stream().map(Row::id).toList();
    }
}
