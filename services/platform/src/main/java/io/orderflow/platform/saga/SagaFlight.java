package io.orderflow.platform.saga;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.web.IdempotencyKey;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of a saga in this process.
 * @param epoch  of this run: whoever takes the saga over has a higher one, and then nothing of this run is written any more
 * @param client where its answer is kept; empty when no client waits for one
 */
record SagaFlight<S>(
        SagaKind<S> kind, UUID id, long epoch, int runs, Cause cause, Optional<ClientKey> client, S state) {

    record ClientKey(String scope, String key) {

        static ClientKey of(IdempotencyKey key) {
            return new ClientKey(key.scope(), key.key());
        }

        static Optional<ClientKey> of(@Nullable String scope, @Nullable String key) {
            return scope == null || key == null ? Optional.empty() : Optional.of(new ClientKey(scope, key));
        }
    }

    static <S> SagaFlight<S> first(SagaKind<S> kind, UUID id, Cause cause, Optional<ClientKey> client, S state) {
        return new SagaFlight<>(kind, id, 1, 1, cause, client, state);
    }

    SagaFlight<S> knowing(S more) {
        return new SagaFlight<>(kind, id, epoch, runs, cause, client, more);
    }

    SagaPlan plan() {
        return kind.plan();
    }

    String name() {
        return plan().kind();
    }

    String data() {
        return kind.saga().keep(state);
    }

    SagaCall call(String step) {
        return new SagaCall(id, SagaKeys.step(name(), id, step), cause);
    }
}
