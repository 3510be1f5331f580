package io.orderflow.payment.gateway;

import io.orderflow.payment.clients.Gateway;
import io.orderflow.payment.clients.GatewayAnswer;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.clients.GatewayUnavailable;
import io.orderflow.payment.clients.Heard;
import io.orderflow.payment.clients.Renewal;
import io.orderflow.payment.clients.WebhookDelivery;
import io.orderflow.payment.domain.AuthorizationAge;
import io.orderflow.platform.test.contract.StandIn;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A gateway that loses calls and answers whenever it is told to; new payments go to the sandbox, which comes first. */
@Singleton
@Priority(-1)
public class StandInGateway implements Gateway {

    public static final String NAME = "stand-in";

    private final StandIn standIn = new StandIn();
    private final Map<String, Long> amounts = new ConcurrentHashMap<>();

    private volatile Duration age = Duration.ZERO;
    private volatile @Nullable Duration left;

    /** What it tells of holds from now on. */
    public void holdsSince(Duration told) {
        holdsFor(told, null);
    }

    /** @param rest until it lets go, null where it does not say */
    public void holdsFor(Duration told, @Nullable Duration rest) {
        age = told;
        left = rest;
    }

    public StandIn standIn() {
        return standIn;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Uni<GatewayAnswer> perform(GatewayCall call, Duration deadline) {
        amounts.put(call.key(), call.amount());
        return known(standIn.perform(call.key())).map(done -> answer(call.key(), done));
    }

    @Override
    public Uni<Optional<GatewayAnswer>> find(GatewayCall call, Duration deadline) {
        return known(standIn.find(call.key())).map(found -> found.map(done -> answer(call.key(), done)));
    }

    /** Holds the money anew, so that its age is what it tells of new holds. */
    @Override
    public Optional<Renewal> renewal() {
        return Optional.of(this::perform);
    }

    @Override
    public Heard hear(WebhookDelivery delivery) {
        return new Heard.Forged();
    }

    private GatewayAnswer answer(String key, boolean done) {
        return done
                ? new GatewayAnswer.Done("auth-" + key, amounts.getOrDefault(key, 0L), new AuthorizationAge(age, left))
                : new GatewayAnswer.Declined("card_declined");
    }

    private static <T> Uni<T> known(Uni<T> answer) {
        return answer.onFailure().transform(lost -> new GatewayUnavailable(lost.toString()));
    }
}
