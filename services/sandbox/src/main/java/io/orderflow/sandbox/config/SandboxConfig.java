package io.orderflow.sandbox.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How the gateway behaves where no fault is asked for. */
@ConfigMapping(prefix = "sandbox")
public interface SandboxConfig {

    /** What the shop shows as bearer token; without one only an admin gets in. */
    Optional<String> token();

    /** Where webhooks go; without one they are kept and none is sent. */
    Optional<String> webhookUrl();

    /** {@code whsec_} and the signing key in base64. */
    Optional<String> webhookSecret();

    /** Where a card holder would answer a challenge. */
    String publicUrl();

    /** How long an authorization can be captured, in sandbox time. */
    @WithDefault("7D")
    Duration authorizationWindow();

    /** When {@code tok_slow} answers. */
    @WithDefault("5S")
    Duration slowAnswer();

    /** How long {@code tok_timeout_after_success} keeps its caller waiting before the connection drops. */
    @WithDefault("12S")
    Duration lostAnswer();
}
