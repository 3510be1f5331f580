package io.orderflow.platform.operation;

import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A foreign system in this process, which does what an operation's key begins with. */
final class Gateway implements OperationHandler<String> {

    static final String KIND = "test.effect";

    /** Keys it has given their effect to. */
    final Set<String> effects = ConcurrentHashMap.newKeySet();

    private final Map<String, CompletableFuture<@Nullable Void>> slow = new ConcurrentHashMap<>();
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

    int attempts(String key) {
        return attempts.getOrDefault(key, 0);
    }

    /** Lets a slow one end. */
    void release(String key) {
        released(key).complete(null);
    }

    private CompletableFuture<@Nullable Void> released(String key) {
        return slow.computeIfAbsent(key, k -> new CompletableFuture<>());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Attempt<String>> attempt(Operation operation) {
        String key = operation.key();
        int attempt = attempts.merge(key, 1, Integer::sum);
        return switch (key.split("-")[0]) {
            case "unknown" -> attempt < 3 ? Uni.createFrom().item(new Attempt.Unknown<>("no answer")) : succeed(key);
            case "healed" -> attempt <= limit() ? Uni.createFrom().failure(new IllegalStateException()) : succeed(key);
            case "silent" -> Uni.createFrom().failure(new IllegalStateException("cut off"));
            case "hangs" -> attempt == 1 ? Uni.createFrom().nothing() : whenReleased(key);
            case "slow" -> whenReleased(key);
            case "lost" -> Uni.createFrom().completionStage(released(key)).replaceWith(new Attempt.Unknown<>("lost"));
            case "refused" -> Uni.createFrom().item(new Attempt.Refused<>(Rejection.rule("declined", "No.")));
            default -> succeed(key);
        };
    }

    private Uni<Attempt<String>> whenReleased(String key) {
        return Uni.createFrom().completionStage(released(key)).chain(() -> succeed(key));
    }

    private Uni<Attempt<String>> succeed(String key) {
        effects.add(key);
        return Uni.createFrom().item(new Attempt.Succeeded<>("done"));
    }

    @Override
    public Uni<Void> succeeded(Tx tx, Operation operation, String result) {
        return operation.key().startsWith("unrecordable")
                ? tx.update("insert into recorded (key) values (null)").replaceWithVoid()
                : tx.update("insert into recorded (key) values ($1)", operation.key())
                        .replaceWithVoid();
    }

    @Override
    public Uni<Void> refused(Tx tx, Operation operation, Attempt.Refused<String> refused) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public int limit() {
        return 4;
    }

    @Override
    public Duration firstWait() {
        return Duration.ofMillis(20);
    }

    @Override
    public Duration longestWait() {
        return Duration.ofMillis(50);
    }

    @Override
    public Duration lease() {
        return Duration.ofSeconds(2);
    }
}
