package io.orderflow.sandbox.usecase;

import io.orderflow.platform.role.LocalOnly;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Play money has no place in production (api.md §3, "sandbox"). */
@Singleton
class RefuseProduction {

    void check(@Observes StartupEvent event) {
        if (!LocalOnly.isLocal()) {
            throw new IllegalStateException(
                    "The sandbox gateway starts in the profiles local, dev and test only. Set QUARKUS_PROFILE, for example to local.");
        }
    }
}
