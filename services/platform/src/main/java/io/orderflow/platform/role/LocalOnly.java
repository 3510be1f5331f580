package io.orderflow.platform.role;

import io.orderflow.platform.web.Problem;
import io.orderflow.platform.web.ProblemException;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.inject.Singleton;
import java.util.List;

/** What only the local and the test profile have: there is nothing of it in production. */
@Singleton
public class LocalOnly {

    private static final List<String> LOCAL = List.of("local", "dev", "test");

    /** Named ones only: whatever else a process is started for, a staging say, is as production. */
    public static boolean isLocal() {
        return LaunchMode.current() != LaunchMode.NORMAL || LOCAL.stream().anyMatch(ConfigUtils::isProfileActive);
    }

    /** @throws ProblemException 404 where this is no local profile */
    public void refuseInProduction() {
        if (!isLocal()) {
            throw new ProblemException(Problem.of(404, "not_found", "There is nothing here."));
        }
    }
}
