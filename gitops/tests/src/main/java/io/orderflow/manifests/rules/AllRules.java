package io.orderflow.manifests.rules;

import io.orderflow.schemas.catalogue.Catalogue;
import java.util.List;

/** The rules, in the order of their ids. */
public final class AllRules {
    private AllRules() {}

    /** Every rule once; those about topics hold the manifests against {@code catalogue}. */
    public static List<Rule> of(Catalogue catalogue) {
        return List.of(
                new AppIds(),
                new CallbackPort(),
                new Probes(),
                new SecretReferences(),
                new EnvironmentConfig(),
                new Resources(),
                new StartWaits(),
                new NonRoot(),
                new Autoscalers(),
                new ConfigFile(),
                new RoleFlags(),
                new LiveTopics(catalogue),
                new Scopes(),
                new Companions(),
                new RestrictedPods(),
                new ShutdownArithmetic(),
                new CatalogueWiring(catalogue),
                new Selectors(),
                new Labels(),
                new Tokens(),
                new AutoscalerMetric(),
                new NetworkPorts(),
                new RedisConsumption(),
                new AccessControl(),
                new MigrationJobs(),
                new LastingSubscriptions());
    }
}
