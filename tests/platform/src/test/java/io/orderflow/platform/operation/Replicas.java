package io.orderflow.platform.operation;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Machine;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.time.Duration;
import java.util.List;

/** Two runners on one table, as two replicas have it. */
final class Replicas implements AutoCloseable {

    final Machine machine = new Machine();
    final Gateway gateway = new Gateway();
    final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    final OperationRows rows = new OperationRows(machine.database);

    private final OperationRunner one = runner();
    private final OperationRunner other = runner();

    /** As use cases of the first one have them. */
    final Operations operations = new Operations(one, rows);

    Replicas() {
        machine.change("create table recorded (key text not null)");
        one.start(new StartupEvent());
        other.start(new StartupEvent());
    }

    @Override
    public void close() {
        one.stop(new ShutdownEvent());
        other.stop(new ShutdownEvent());
        machine.close();
    }

    /** One more that does not run yet. */
    OperationRunner runner() {
        return new OperationRunner(
                machine.database,
                rows,
                () -> List.of(gateway),
                List::of,
                metrics,
                machine.vertx,
                Duration.ofMillis(50));
    }

    ParkedOperations parked() {
        return new ParkedOperations(machine.database, rows, one);
    }

    /** @return whether the key is new */
    boolean request(String key) {
        return machine.await(machine.database.inTransaction(
                Cause.system("test"), tx -> operations.request(tx, Gateway.KIND, key, "subject", "{}")));
    }

    String state(String key) {
        return machine.text("select state from operation where key = $1", key);
    }

    /** How often an outcome is in our own tables. */
    long recorded(String key) {
        return machine.number("select count(*) from recorded where key = $1", key);
    }
}
