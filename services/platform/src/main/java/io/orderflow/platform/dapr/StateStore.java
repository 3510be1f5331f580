package io.orderflow.platform.dapr;

import com.google.protobuf.ByteString;
import io.dapr.v1.CommonProtos.Etag;
import io.dapr.v1.CommonProtos.StateItem;
import io.dapr.v1.CommonProtos.StateOptions;
import io.dapr.v1.CommonProtos.StateOptions.StateConcurrency;
import io.dapr.v1.DaprStateProtos.GetStateRequest;
import io.dapr.v1.DaprStateProtos.GetStateResponse;
import io.dapr.v1.DaprStateProtos.SaveStateRequest;
import io.grpc.Status;
import io.orderflow.platform.outcome.NeighbourUnavailable;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The Dapr state store, for what may be lost: quotes and rates. Never money, stock, points or coupons.
 * Fails with {@link NeighbourUnavailable} when sidecar or store cannot be reached.
 */
@Singleton
public class StateStore {

    private static final Duration DEADLINE = Duration.ofSeconds(2);

    private final Sidecar sidecar;
    private final String store;

    StateStore(Sidecar sidecar, @ConfigProperty(name = "orderflow.statestore") String store) {
        this.sidecar = sidecar;
        this.store = store;
    }

    /** @param etag what a later change has to show */
    public record Kept(String value, String etag) {}

    /** The value, or empty when it was never kept, has run out or was lost. */
    public Uni<Optional<Kept>> find(String key) {
        var request =
                GetStateRequest.newBuilder().setStoreName(store).setKey(key).build();
        return Uni.createFrom()
                .deferred(() -> sidecar.api(DEADLINE).getState(request))
                .map(StateStore::kept)
                .onFailure()
                .transform(StateStore::away);
    }

    /**
     * Keeps a value for {@code timeToLive}, whole seconds.
     * @param etag the etag it must still have; empty for a first write, which fails when the key exists
     * @return true when kept, false when somebody else was first
     */
    public Uni<Boolean> keep(String key, String value, Duration timeToLive, Optional<String> etag) {
        var request = SaveStateRequest.newBuilder()
                .setStoreName(store)
                .addStates(item(key, value, timeToLive, etag))
                .build();
        return Uni.createFrom()
                .deferred(() -> sidecar.api(DEADLINE).saveState(request))
                .replaceWith(true)
                .onFailure(failure -> Status.fromThrowable(failure).getCode() == Status.Code.ABORTED)
                .recoverWithItem(false)
                .onFailure()
                .transform(StateStore::away);
    }

    private static StateItem item(String key, String value, Duration timeToLive, Optional<String> etag) {
        var item = StateItem.newBuilder()
                .setKey(key)
                .setValue(ByteString.copyFromUtf8(value))
                .putMetadata("ttlInSeconds", Long.toString(timeToLive.toSeconds()))
                .putMetadata("contentType", "application/json")
                .setOptions(StateOptions.newBuilder().setConcurrency(StateConcurrency.CONCURRENCY_FIRST_WRITE));
        // Version 0 is what a key has that is not there; without any tag the store cannot tell a lost race from a
        // fault.
        return item.setEtag(Etag.newBuilder().setValue(etag.orElse("0"))).build();
    }

    private static Optional<Kept> kept(GetStateResponse reply) {
        return reply.getData().isEmpty()
                ? Optional.empty()
                : Optional.of(new Kept(reply.getData().toStringUtf8(), reply.getEtag()));
    }

    private static NeighbourUnavailable away(Throwable failure) {
        return new NeighbourUnavailable(
                "state_store", Status.fromThrowable(failure).toString(), failure);
    }
}
