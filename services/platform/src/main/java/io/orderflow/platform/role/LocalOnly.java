package io.orderflow.platform.role;

import io.orderflow.platform.web.Problem;
import io.orderflow.platform.web.ProblemException;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Singleton;

/** What only the local and the test profile have: there is nothing of it in production. */
@Singleton
public class LocalOnly {

    public boolean isLocal() {
        return LaunchMode.current() != LaunchMode.NORMAL || !ConfigUtils.isProfileActive("prod");
    }

    public void refuseInProduction() {
        if (!isLocal()) {
            throw new ProblemException(Problem.of(404, "not_found", "There is nothing here."));
        }
    }
}
