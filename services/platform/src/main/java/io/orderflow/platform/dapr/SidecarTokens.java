package io.orderflow.platform.dapr;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The two tokens between an app and its sidecar: what we show it, and what it must show us. Without one configured, that check is off. */
@Singleton
class SidecarTokens {

    private final Optional<String> toSidecar;
    private final Optional<String> fromSidecar;

    SidecarTokens(
            @ConfigProperty(name = "orderflow.dapr-token") Optional<String> toSidecar,
            @ConfigProperty(name = "orderflow.app-token") Optional<String> fromSidecar) {
        this.toSidecar = toSidecar.filter(t -> !t.isBlank());
        this.fromSidecar = fromSidecar.filter(t -> !t.isBlank());
    }

    Optional<String> toSidecar() {
        return toSidecar;
    }

    Optional<String> fromSidecar() {
        return fromSidecar;
    }

    /** Compares in constant time. */
    boolean accepts(@Nullable String shown) {
        return fromSidecar.isEmpty()
                || shown != null
                        && MessageDigest.isEqual(
                                fromSidecar.get().getBytes(StandardCharsets.UTF_8),
                                shown.getBytes(StandardCharsets.UTF_8));
    }
}
