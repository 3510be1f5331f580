package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Idempotency keys, as api.md §2 promises them for every command. */
@ApiTest
class IdempotencyTest {

    @Inject
    Effects effects;

    @Test
    @Tag("C1.7")
    void hasOneEffectForSixteenSubmitsOfOneKeyAtOnce() throws Exception {
        String name = "thing-" + UUID.randomUUID();
        List<Callable<Integer>> submits = IntStream.range(0, 16)
                .mapToObj(i -> (Callable<Integer>)
                        () -> Things.make(name, name).extract().statusCode())
                .toList();
        try (var threads = Executors.newFixedThreadPool(16)) {
            for (var answer : threads.invokeAll(submits)) {
                assertThat(answer.get()).isIn(201, 409);
            }
        }
        assertThat(effects.count(name)).isEqualTo(1);
        Things.make(name, name)
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("name", equalTo(name));
        assertThat(effects.count(name)).isEqualTo(1);
    }

    @Test
    @Tag("C1.7")
    void givesARefusalAgainAndLeavesNothingBehind() {
        String name = "refused-" + UUID.randomUUID();
        Things.make(name, name).statusCode(422).body("code", equalTo("not_allowed"));
        Things.make(name, name)
                .statusCode(422)
                .header("Idempotent-Replayed", "true")
                .body("code", equalTo("not_allowed"));
        assertThat(effects.count(name)).isZero();
    }

    @Test
    @Tag("C1.7")
    void tellsAReusedKeyFromARepeat() {
        String key = UUID.randomUUID().toString();
        Things.make(key, "one").statusCode(201);
        Things.make(key, "two").statusCode(422).body("code", equalTo("idempotency_key_reused"));
    }

    @Test
    void namesTheHeaderThatIsMissing() {
        Things.problem(Things.post("{\"name\":\"x\"}"), 400, "idempotency_key_required")
                .body("errors[0].field", equalTo("Idempotency-Key"));
    }
}
