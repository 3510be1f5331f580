package io.orderflow.sandbox.usecase;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Play money has no place in production (api.md §3, "sandbox"). */
@Singleton
class RefuseProduction {

    void check(@Observes StartupEvent event) {
        if (LaunchMode.current() == LaunchMode.NORMAL && ConfigUtils.isProfileActive("prod")) {
            throw new IllegalStateException(
                    "The sandbox gateway does not start in the prod profile. Set QUARKUS_PROFILE, for example to local.");
        }
    }
}
