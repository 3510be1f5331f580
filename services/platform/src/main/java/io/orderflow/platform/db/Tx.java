package io.orderflow.platform.db;

import io.orderflow.platform.cause.Cause;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jboss.logging.Logger;

/** One open transaction: its statements, its cause, and what to do once it has committed. Chain its Unis, never join them. */
public final class Tx extends Statements {

    private static final Logger LOG = Logger.getLogger(Tx.class);

    private final Cause cause;
    private final Set<Runnable> afterCommit = new LinkedHashSet<>();

    Tx(SqlConnection connection, Cause cause) {
        super(connection);
        this.cause = cause;
    }

    public Cause cause() {
        return cause;
    }

    /**
     * Runs {@code hook} after a commit, once however often it is given; never after a rollback.
     * Not promised: a process that dies at the commit runs no hook, so a hook may only make something happen sooner.
     */
    public void afterCommit(Runnable hook) {
        afterCommit.add(hook);
    }

    /** What is committed stays committed, so a hook that fails is no failure of the transaction. */
    void committed() {
        for (Runnable hook : afterCommit) {
            try {
                hook.run();
            } catch (RuntimeException broken) {
                LOG.warn("a hook failed after its commit", broken);
            }
        }
    }
}
