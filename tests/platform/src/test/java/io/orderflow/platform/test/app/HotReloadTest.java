package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.sidecar.Daprd;
import io.orderflow.platform.test.sidecar.SidecarResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The files of a sidecar are edited while it runs under load. */
@QuarkusTest
@Watched
@WithTestResource(PostgresResource.class)
@WithTestResource(
        value = SidecarResource.class,
        initArgs = {
            @ResourceArg(name = "topics", value = Products.TOPIC),
            @ResourceArg(name = "late", value = "true"),
            @ResourceArg(name = "processing-timeout", value = "2s"),
            @ResourceArg(name = "redeliver-interval", value = "500")
        })
@Tag("X3.1")
@Tag("F9")
class HotReloadTest {

    private static final Duration LIMIT = Duration.ofSeconds(60);
    /** Workers of the sidecar and its queue. */
    private static final int IN_HAND = 64 + 128;
    /** Longer than it takes to send a message again. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String SUBSCRIPTION = "subscription-catalog-product-created.yaml";

    /** Filled by {@link SidecarResource}; not started yet. */
    Daprd daprd;

    @Inject
    Publishing publishing;

    @Inject
    Effects effects;

    @ConfigProperty(name = "orderflow.app-id")
    String appId;

    private final Map<Path, String> before = new HashMap<>();

    @AfterEach
    void putFilesBack() throws IOException {
        daprd.kill();
        for (var file : before.entrySet()) {
            Files.writeString(file.getKey(), file.getValue());
        }
        Files.deleteIfExists(daprd.resources().resolve("configuration.yaml"));
    }

    /** As everywhere: what runs is what was rolled out. */
    @Test
    void takesNoNoticeOfAnEditUntilItIsStartedAgain() throws Exception {
        daprd.restart();
        try (var load = Load.start(publishing, effects)) {
            load.awaitMore(100);
            int before = daprd.log().length();
            edit(
                    daprd.resources().resolve(SUBSCRIPTION),
                    text -> text.replace("maxMessagesCount: 32", "maxMessagesCount: 16"));
            edit(daprd.resources().resolve("pubsub.yaml"), text -> text.replace("value: \"64\"", "value: \"32\""));
            editConfiguration();
            load.awaitMore(500);
            assertThat(daprd.log().substring(before)).doesNotContain("reload").doesNotContain("updated");

            daprd.kill();
            daprd.restart();
            load.awaitMore(100);
            load.assertEachOnce();
        }
    }

    /**
     * Why it is off: the workers that wait with a message for the subscription that is stopped wait for ever. A daprd that does better
     * fails here first.
     */
    @Test
    void consumesNothingMoreWhereABulkSubscriptionIsReloadedUnderLoadUntilItIsStartedAgain() throws Exception {
        edit(daprd.configuration(), text -> text.replace("enabled: false", "enabled: true"));
        daprd.restart();
        try (var load = Load.start(publishing, effects)) {
            load.awaitMore(100);
            try (var blockade = Blockade.of(effects)) {
                Eventually.holds(LIMIT, () -> assertThat(Pending.of(appId)).isGreaterThanOrEqualTo(IN_HAND));
                edit(
                        daprd.resources().resolve(SUBSCRIPTION),
                        text -> text.replace("maxMessagesCount: 32", "maxMessagesCount: 16"));
                Eventually.holds(LIMIT, () -> assertThat(daprd.log()).contains("Subscription updated"));
            }
            // What was being handled while it was reloaded still comes to its end.
            Eventually.holds(
                    LIMIT, () -> assertThat(load.standsStillFor(PATIENCE)).isTrue());

            daprd.kill();
            daprd.restart();
            load.awaitMore(100);
            load.assertEachOnce();
        }
    }

    /** A sidecar without a control plane learns of it where its components lie, and reads it anew where it was told to. */
    private void editConfiguration() throws IOException {
        edit(daprd.configuration(), text -> text + "  tracing: {samplingRate: \"0\"}\n");
        Files.copy(daprd.configuration(), daprd.resources().resolve("configuration.yaml"));
    }

    private void edit(Path file, UnaryOperator<String> change) throws IOException {
        String text = Files.readString(file);
        before.putIfAbsent(file, text);
        assertThat(change.apply(text)).isNotEqualTo(text);
        Files.writeString(file, change.apply(text));
    }
}
