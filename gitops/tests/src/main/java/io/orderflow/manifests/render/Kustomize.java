package io.orderflow.manifests.render;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.orderflow.manifests.model.Manifest;
import io.orderflow.manifests.model.Render;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The pinned kustomize of {@code tools/lint}, built into {@code .orderflow/bin} at first use. */
public final class Kustomize {
    private static final String PACKAGE = "sigs.k8s.io/kustomize/kustomize/v5";
    private static final YAMLMapper YAML = new YAMLMapper();

    private final Checkout checkout;
    private final Path binary;

    private Kustomize(Checkout checkout, Path binary) {
        this.checkout = checkout;
        this.binary = binary;
    }

    /** The tool, ready to be used; {@link IllegalStateException} when it is absent and Go cannot build it. */
    public static Kustomize of(Checkout checkout) {
        Path binary = checkout.root().resolve(".orderflow/bin/kustomize");
        if (!Files.isExecutable(binary)) {
            String unused = Command.run(
                    checkout.root().resolve("tools/lint"),
                    List.of("go", "build", "-trimpath", "-o", binary.toString(), PACKAGE));
        }
        return new Kustomize(checkout, binary);
    }

    /**
     * Renders a directory.
     *
     * @param overlay relative to the checkout
     * @throws IllegalStateException with kustomize's own words when it refuses
     */
    public Render render(String overlay) {
        String yaml = Command.run(checkout.root(), List.of(binary.toString(), "build", overlay));
        try (MappingIterator<JsonNode> documents =
                YAML.readerFor(JsonNode.class).readValues(yaml)) {
            return new Render(
                    overlay, documents.readAll().stream().map(Manifest::new).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
