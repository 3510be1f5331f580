package io.orderflow.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Machine;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is taken out of stored answers about a customer who is gone, and how they are found. */
@Tag("T5.4")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgottenAnswersTest {

    private static final List<String> PERSONAL = List.of("note", "shipping_address");

    private final Machine machine = new Machine();
    private final Idempotency idempotency = new Idempotency(machine.database);

    @AfterAll
    void close() {
        machine.close();
    }

    @Test
    void losesWhatIsPersonalAndStaysAnAnswer() {
        String gone = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        answer("mine", "{\"id\":1,\"customer_id\":\"" + gone + "\",\"note\":\"ring\",\"total\":5}");
        answer("theirs", "{\"id\":2,\"customer_id\":\"" + other + "\",\"note\":\"" + gone + "\"}");
        answer("nested", "{\"id\":3,\"order\":{\"customer_id\":\"" + gone + "\"},\"note\":\"of another kind\"}");
        answer("of nobody", "{\"id\":4,\"note\":\"" + gone + "\"}");
        machine.change("insert into idempotency_key (scope, key, request_hash) values ('s', 'in flight', '')");
        for (int i = 0; i < 2; i++) {
            machine.await(
                    machine.database.inTransaction(Cause.system("test"), tx -> idempotency.forget(tx, gone, PERSONAL)));
        }
        assertThat(body("mine")).doesNotContain("ring").contains(gone).contains("\"total\": 5");
        assertThat(List.of(body("theirs"), body("nested"), body("of nobody"))).allMatch(body -> body.contains("note"));
    }

    /** With the one plan for all values, in a table of which most rows are about other customers or about none. */
    @Test
    void areFoundByTheirIndex() {
        machine.change("""
                insert into idempotency_key (scope, key, request_hash, status, body)
                select 's', 'many ' || n, '', 200, case when n % 3 = 0 then '{"id":' || n || '}'
                    else '{"id":' || n || ',"customer_id":"c-' || n / 5 || '","note":"n"}' end
                from generate_series(1, 20000) n""");
        machine.change("analyze idempotency_key");
        List<String> plan = machine.await(machine.database.inTransaction(
                Cause.system("test"),
                tx -> tx.update("set local plan_cache_mode = force_generic_plan")
                        .chain(() -> tx.update("prepare forget as " + Idempotency.FORGET))
                        .chain(() -> tx.list(
                                "explain execute forget('c-7', '{note,shipping_address}')", row -> row.getString(0)))
                        .call(() -> tx.update("deallocate forget"))));
        assertThat(plan)
                .anyMatch(line -> line.contains("idempotency_key_customer"))
                .noneMatch(line -> line.contains("Seq Scan"));
    }

    private void answer(String key, String body) {
        machine.change(
                "insert into idempotency_key (scope, key, request_hash, status, body) values ('s', $1, '', 200, $2)",
                key,
                body);
    }

    private String body(String key) {
        return machine.text("select body from idempotency_key where key = $1", key);
    }
}
