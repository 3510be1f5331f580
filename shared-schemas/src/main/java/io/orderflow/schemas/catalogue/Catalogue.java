package io.orderflow.schemas.catalogue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Every topic of the platform and its retired ones, as {@code catalogue.yaml} in this jar says.
 *
 * <p>For tests, manifests and documents; services at run time use {@code Topics} and {@code EventTypes}. Source: T4.1.
 *
 * @param topics in the order of domain.md section 2
 * @param retired never published or consumed again
 */
public record Catalogue(List<CataloguedTopic> topics, List<RetiredTopic> retired) {
    private static final String RESOURCE = "/orderflow/catalogue.yaml";

    public Catalogue {
        topics = List.copyOf(topics);
        retired = List.copyOf(retired);
    }

    /**
     * Reads the catalogue of this jar.
     *
     * @throws UncheckedIOException when it is absent, has an unknown or repeated field, or lacks one
     */
    public static Catalogue load() {
        try (InputStream yaml = Catalogue.class.getResourceAsStream(RESOURCE)) {
            if (yaml == null) {
                throw new IOException("no " + RESOURCE + " on the class path");
            }
            return mapper().readValue(yaml, Catalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Topics that are wired today, in catalogue order; of those that are awaited, only the consumers. */
    public List<CataloguedTopic> live() {
        return topics.stream().filter(CataloguedTopic::isLive).toList();
    }

    /** Topics that {@code service} publishes today, in catalogue order. */
    public List<CataloguedTopic> publishedBy(String service) {
        return topics.stream()
                .filter(t -> t.isPublished() && t.publisher().equals(service))
                .toList();
    }

    /** Live topics that {@code service} consumes today, in catalogue order. */
    public List<CataloguedTopic> consumedBy(String service) {
        return live().stream().filter(t -> t.liveConsumers().contains(service)).toList();
    }

    /** The entry of a topic, live or planned; empty for a retired or unknown name. */
    public Optional<CataloguedTopic> find(String topic) {
        return topics.stream().filter(t -> t.topic().equals(topic)).findFirst();
    }

    private static YAMLMapper mapper() {
        return YAMLMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .build();
    }
}
