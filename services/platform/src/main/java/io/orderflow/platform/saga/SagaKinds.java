package io.orderflow.platform.saga;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The kinds of saga that this service has. */
@Singleton
class SagaKinds {

    // Looked up late: sagas use use cases, and those begin sagas.
    private final Supplier<List<Saga<?>>> sagas;
    private volatile @Nullable Map<String, SagaKind<?>> known;

    @Inject
    SagaKinds(@Any Instance<Saga<?>> sagas) {
        this(() -> sagas.stream().toList());
    }

    SagaKinds(Supplier<List<Saga<?>>> sagas) {
        this.sagas = sagas;
    }

    /** How long one run of each kind may take. */
    Map<String, Duration> leases() {
        return all().values().stream()
                .collect(Collectors.toMap(
                        kind -> kind.plan().kind(), kind -> kind.saga().lease()));
    }

    SagaKind<?> named(String kind) {
        return Objects.requireNonNull(all().get(kind), () -> "no saga is called " + kind);
    }

    @SuppressWarnings("unchecked")
    <S> SagaKind<S> of(Saga<S> saga) {
        return (SagaKind<S>) named(saga.kind());
    }

    private Map<String, SagaKind<?>> all() {
        var found = known;
        if (found == null) {
            found = sagas.get().stream()
                    .<SagaKind<?>>map(SagaKind::of)
                    .collect(Collectors.toMap(kind -> kind.plan().kind(), Function.identity()));
            known = found;
        }
        return found;
    }
}
