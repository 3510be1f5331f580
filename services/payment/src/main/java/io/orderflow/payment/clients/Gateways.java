package io.orderflow.payment.clients;

import io.orderflow.payment.config.PaymentConfig;
import io.quarkus.arc.All;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The gateways that are connected, and how long they are waited for. */
@Singleton
public class Gateways {

    private final List<Gateway> gateways;
    private final PaymentConfig config;

    Gateways(@All List<Gateway> gateways, PaymentConfig config) {
        this.gateways = gateways;
        this.config = config;
    }

    /** Refuses to start without the gateway that new payments are to go to. */
    void check(@Observes StartupEvent event) {
        if (find(preferred()).isEmpty()) {
            throw new IllegalStateException(
                    "GATEWAY names " + preferred() + ", which is no gateway that we know; it may be one of "
                            + gateways.stream().map(Gateway::name).toList());
        }
    }

    /** Takes new card payments; those of before stay where they are. */
    public String preferred() {
        return config.gateway();
    }

    public Optional<Gateway> find(String name) {
        return gateways.stream().filter(gateway -> gateway.name().equals(name)).findFirst();
    }

    /** The first try of a call, with a caller waiting: nothing is known of it yet. */
    public Uni<GatewayAnswer> perform(GatewayCall call) {
        return named(call.gateway()).perform(call, config.callerDeadline());
    }

    /** A later try, with a caller waiting: asks by key, and sends the call again only when it has not arrived. */
    public Uni<GatewayAnswer> performAgain(GatewayCall call) {
        return resolve(call, config.callerDeadline());
    }

    /** As {@link #performAgain}, with more patience, so that a slow gateway is heard out in the end. */
    public Uni<GatewayAnswer> resolve(GatewayCall call) {
        return resolve(call, config.backgroundDeadline());
    }

    /** Empty when this gateway cannot make authorizations last longer. */
    public Optional<Uni<GatewayAnswer>> renew(GatewayCall call) {
        return named(call.gateway()).renewal().map(renewal -> renewal.renew(call, config.backgroundDeadline()));
    }

    public boolean canRenew(String gateway) {
        return named(gateway).renewal().isPresent();
    }

    private Uni<GatewayAnswer> resolve(GatewayCall call, Duration deadline) {
        var gateway = named(call.gateway());
        return gateway.find(call, config.lookupDeadline())
                .chain(found ->
                        found.isPresent() ? Uni.createFrom().item(found.get()) : gateway.perform(call, deadline));
    }

    private Gateway named(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("no gateway " + name));
    }
}
