package io.orderflow.platform.saga;

import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.saga.AbstractSagaContractTest;
import io.orderflow.platform.test.saga.ForeignSystems;
import io.orderflow.platform.web.IdempotencyKey;
import io.orderflow.platform.web.Reply;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Tag;

/** A saga whose buyer is gone when it is interrupted. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(TokenResource.class)
@Tag("X3.9")
class UndoneSagaTest extends AbstractSagaContractTest<Trial> {

    @Inject
    Trials trials;

    @Override
    protected Trial saga() {
        return trials.undone;
    }

    @Override
    protected ForeignSystems foreign() {
        return trials.foreign;
    }

    @Override
    protected Uni<Reply> begin(IdempotencyKey key) {
        return Trials.begin(sagas, trials.undone, key);
    }

    @Override
    protected long effects(UUID saga) {
        return trials.effects.count(saga.toString());
    }
}
