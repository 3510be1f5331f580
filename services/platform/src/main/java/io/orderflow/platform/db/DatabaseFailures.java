package io.orderflow.platform.db;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.VertxException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/** Tells what a failure of a statement says about the database, and so about nothing else. */
public final class DatabaseFailures {

    /** Serialization failure and deadlock: PostgreSQL has rolled the transaction back, and the same work may succeed at once. */
    private static final Set<String> CONFLICTS = Set.of("40001", "40P01");

    /**
     * Connection lost or refused (08), resources short (53), system error (58), shutdown or crash of the server, read-only server,
     * idle connection closed. A statement that was cut off by its own time-out (57014) is missing on purpose: it would be again.
     */
    private static final Set<String> AWAY =
            Set.of("57P01", "57P02", "57P03", "57P04", "57P05", "25006", "25P03", "25P04");

    /** Data exceptions and program limits. */
    private static final Set<String> CONTENT = Set.of("22", "54");

    /** Division by zero: so ends {@link Tx#laterFound} where there is no row, which no value of a caller is to blame for. */
    private static final String NO_ROW = "22012";

    private static final Set<String> ENDS_THE_SESSION = Set.of("FATAL", "PANIC");

    private static final Set<String> AWAY_CLASSES = Set.of("08", "53", "58");

    private DatabaseFailures() {}

    /** Whether the transaction lost against another one. */
    public static boolean isConflict(Throwable failure) {
        return failure instanceof PgException pg && CONFLICTS.contains(state(pg));
    }

    /** Whether a key is taken that was to be new. */
    public static boolean isDuplicate(Throwable failure) {
        return failure instanceof PgException pg && "23505".equals(pg.getSqlState());
    }

    /** Whether a value cannot be stored at all: wrong bytes, out of range, too long for its index. */
    public static boolean isAboutContent(Throwable failure) {
        return failure instanceof PgException pg
                && CONTENT.contains(state(pg).substring(0, 2))
                && !state(pg).equals(NO_ROW);
    }

    /**
     * Whether the database could not be reached, or not be used: the failure says nothing about the work, and after a commit was sent,
     * nothing about its outcome either.
     */
    public static boolean isAway(Throwable failure) {
        return switch (failure) {
            case PgException pg -> ENDS_THE_SESSION.contains(String.valueOf(pg.getSeverity())) || isAway(state(pg));
            case ClosedConnectionException cut -> true;
            case TimeoutException poolExhausted -> true;
            case JacksonException content -> false;
            case IOException socket -> true;
            case NoStackTraceThrowable plain -> isAboutConnection(plain);
            case VertxException plain -> isAboutConnection(plain);
            default -> false;
        };
    }

    /** The driver tells some lost connections, and a wrongly bound argument just so, by their text alone. */
    private static boolean isAboutConnection(Throwable plain) {
        String text = String.valueOf(plain.getMessage());
        return text.startsWith("Connection") || text.startsWith("Pending requests");
    }

    private static String state(PgException pg) {
        String state = pg.getSqlState();
        return state == null || state.length() != 5 ? "XX000" : state;
    }

    private static boolean isAway(String state) {
        return AWAY.contains(state) || AWAY_CLASSES.contains(state.substring(0, 2));
    }
}
