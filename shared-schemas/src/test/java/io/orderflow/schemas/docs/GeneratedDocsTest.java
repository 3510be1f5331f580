package io.orderflow.schemas.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orderflow.schemas.Topics;
import io.orderflow.schemas.catalogue.Catalogue;
import io.orderflow.schemas.repo.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Fails when a drawn document no longer fits the catalogue; {@code -Dorderflow.regenerate=true} draws it again. */
@Tag("T4.1")
class GeneratedDocsTest {
    private static final Path DOCS = Repository.root().resolve("docs");
    private final Catalogue catalogue = Catalogue.load();

    @Test
    void keepsTheTopicMapFresh() throws IOException {
        assertFresh("topics.md", TopicMap.draw(catalogue));
    }

    @Test
    void keepsTheAsyncApiDocumentFresh() throws IOException {
        assertFresh("asyncapi.yaml", AsyncApi.draw(catalogue));
    }

    @Test
    void refersOnlyToWhatExists() throws IOException {
        JsonNode document = new YAMLMapper().readTree(AsyncApi.draw(catalogue));
        List<String> references = document.findValuesAsText("$ref");

        assertThat(references).hasSizeGreaterThan(Topics.ALL.size()).allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isObject()).isTrue();
            } else {
                assertThat(DOCS.resolve(reference)).isRegularFile();
            }
        });
    }

    private static void assertFresh(String name, String drawn) throws IOException {
        Path file = DOCS.resolve(name);
        if (Boolean.getBoolean("orderflow.regenerate")) {
            Files.createDirectories(DOCS);
            Files.writeString(file, drawn);
        }
        assertThat(file).isRegularFile();
        assertThat(Repository.text(file))
                .as("docs/%s is stale: mvn -pl shared-schemas test -Dorderflow.regenerate=true", name)
                .isEqualTo(drawn);
    }
}
