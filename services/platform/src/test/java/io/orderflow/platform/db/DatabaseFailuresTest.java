package io.orderflow.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonParseException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.TransactionRollbackException;
import java.net.ConnectException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("T5.1")
class DatabaseFailuresTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "57P03", "58030", "25006"})
    void blamesTheDatabaseForAnOutage(String state) {
        assertThat(DatabaseFailures.isAway(pg(state))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "23514", "22021", "57014", "55P03", "40P01", "40001", "XX000"})
    void blamesTheWorkForTheRest(String state) {
        assertThat(DatabaseFailures.isAway(pg(state))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40001", "40P01"})
    void knowsALostRace(String state) {
        assertThat(DatabaseFailures.isConflict(pg(state))).isTrue();
        assertThat(DatabaseFailures.isConflict(pg("23505"))).isFalse();
    }

    @Test
    void knowsALostConnectionAndAnExhaustedPool() {
        assertThat(DatabaseFailures.isAway(ClosedConnectionException.INSTANCE)).isTrue();
        assertThat(DatabaseFailures.isAway(new ConnectException("refused"))).isTrue();
        assertThat(DatabaseFailures.isAway(new TimeoutException("Timeout waiting for connection")))
                .isTrue();
        assertThat(DatabaseFailures.isAway(new NoStackTraceThrowable("Connection is not active now")))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22003", "22021", "54000"})
    void blamesAValueThatCannotBeStored(String state) {
        assertThat(DatabaseFailures.isAboutContent(pg(state))).isTrue();
    }

    @Test
    void blamesNoValueWhereARowIsMissing() {
        assertThat(DatabaseFailures.isAboutContent(pg("22012"))).isFalse();
    }

    @Test
    void takesAFaultOfOursForNoOutage() {
        assertThat(DatabaseFailures.isAway(TransactionRollbackException.INSTANCE))
                .isFalse();
        assertThat(DatabaseFailures.isAway(new JsonParseException(null, "broken")))
                .isFalse();
        assertThat(DatabaseFailures.isAway(new NoStackTraceThrowable("Parameter at position[0] cannot be coerced")))
                .isFalse();
        assertThat(DatabaseFailures.isAway(new IllegalStateException("bug"))).isFalse();
    }

    private static PgException pg(String state) {
        return new PgException("message", "ERROR", state, "detail");
    }
}
