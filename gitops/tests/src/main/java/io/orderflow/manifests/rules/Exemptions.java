package io.orderflow.manifests.rules;

import java.util.List;
import java.util.stream.Stream;

/** Every exemption from a rule, in one place. One that no longer excuses anything is an error itself. */
public final class Exemptions {
    private static final List<Exemption> ALL = Stream.of(
                    sandbox(
                            "It has no worker: it consumes no events and runs no jobs.",
                            "G1",
                            "sandbox-worker",
                            "exists"),
                    sandbox("It stands for a foreign gateway and has no sidecar.", "G1", "sandbox", "app-id"),
                    sandbox(
                            "It stands for a foreign gateway: no sidecar, no callback, HTTP only.",
                            "G2",
                            "sandbox",
                            "app-port",
                            "app-protocol",
                            "grpc-svc"),
                    sandbox(
                            "Without port 5005 its startup probe asks the health port.",
                            "G3",
                            "sandbox",
                            "startup-port"),
                    sandbox("It has no sidecar whose share could be bounded.", "G6", "sandbox", "sidecar"),
                    sandbox("A tool of the dev environment: one pod is enough.", "G9", "sandbox", "one-autoscaler"),
                    sandbox("It has no sidecar whose API would have to outlive it.", "G16", "sandbox", "block"),
                    sandbox("It has no sidecar to share tokens with.", "G26", "sandbox", "mapped", "key", "exists"))
            .flatMap(List::stream)
            .toList();

    private Exemptions() {}

    public static List<Exemption> all() {
        return ALL;
    }

    /** Whether a violation is excused. */
    public static boolean cover(Violation violation) {
        return ALL.stream().anyMatch(e -> e.covers(violation));
    }

    private static List<Exemption> sandbox(String reason, String rule, String subject, String... aspects) {
        return Stream.of(aspects)
                .map(aspect -> new Exemption(rule, subject, aspect, reason))
                .toList();
    }
}
