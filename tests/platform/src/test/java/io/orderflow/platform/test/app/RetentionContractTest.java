package io.orderflow.platform.test.app;

import io.orderflow.platform.job.Job;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.contract.AbstractJobContractTest;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** What is old is forgotten once, however many replicas look. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(TokenResource.class)
class RetentionContractTest extends AbstractJobContractTest<Job, String> {

    @Inject
    Effects effects;

    @Override
    protected String name() {
        return "retention";
    }

    @Override
    protected String work() {
        String key = "key-" + UUID.randomUUID();
        effects.change("""
                insert into idempotency_key (scope, key, request_hash, status, created_at)
                values ('contract', $1, 'hash', 201, now() - interval '400 days')""", key);
        return key;
    }

    /** More than are deleted by one statement. */
    @Override
    protected List<String> works() {
        String round = "many-" + UUID.randomUUID() + "-";
        effects.change("""
                insert into idempotency_key (scope, key, request_hash, status, created_at)
                select 'contract', $1 || n, 'hash', 201, now() - interval '400 days' from generate_series(1, 1001) n""", round);
        return IntStream.rangeClosed(1, 1001).mapToObj(n -> round + n).toList();
    }

    @Override
    protected long effects(String key) {
        return 1 - effects.number("select count(*) from idempotency_key where key = '" + key + "'");
    }
}
