package io.orderflow.payment.usecase;

import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.domain.AskedEffect;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.persistence.operation.AskedEffects;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.operation.Operations;
import io.orderflow.platform.web.Json;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts on record what a gateway is to do, before anybody asks it. */
@Singleton
public class RequestEffect {

    private final AskedEffects effects;
    private final Operations operations;

    RequestEffect(AskedEffects effects, Operations operations) {
        this.effects = effects;
        this.operations = operations;
    }

    /**
     * @param wait until the machinery makes its first try; zero when nobody asks the gateway at once
     * @return the call to make, or empty when the key is on record already
     */
    public Uni<Optional<GatewayCall>> request(
            Tx tx, Payment payment, AskedEffect asked, @Nullable String token, Duration wait) {
        var call = call(payment, asked, token);
        return effects.insert(tx, asked)
                .chain(fresh -> fresh
                        ? operations
                                .request(
                                        tx,
                                        asked.effect().code(),
                                        asked.key(),
                                        payment.id().toString(),
                                        Json.write(call),
                                        wait)
                                .replaceWith(Optional.of(call))
                        : Uni.createFrom().item(Optional.empty()));
    }

    /** As {@link #request}, for a key that this transaction knows to be new. */
    public Uni<GatewayCall> record(Tx tx, Payment payment, AskedEffect asked, @Nullable String token, Duration wait) {
        var call = call(payment, asked, token);
        return effects.insertNew(tx, asked)
                .chain(() -> operations.ask(
                        tx, asked.effect().code(), asked.key(), payment.id().toString(), Json.write(call), wait))
                .replaceWith(call);
    }

    /** The call as it is made again. */
    public GatewayCall call(Payment payment, AskedEffect asked, @Nullable String token) {
        return new GatewayCall(
                asked.key(),
                payment.id(),
                Objects.requireNonNull(payment.gateway()),
                asked.effect().code(),
                payment.reference(),
                token,
                asked.amount(),
                payment.money().currency(),
                payment.authorizationId());
    }
}
