package io.orderflow.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Sql;
import io.orderflow.platform.db.Tx;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does a command once per key (api.md §2): the key is claimed in the transaction of the effect, and a repeat gets the stored answer,
 * also after a crash. Successes and business refusals are stored; a 400 or 5xx leaves the key free.
 */
@Singleton
public class Idempotency {

    /** Found by {@code idempotency_key_customer}, whose condition and expression are written here as they are there. */
    static final String FORGET = """
            update idempotency_key
            set body = (body::jsonb - $2::text[])::text
            where body like '%"customer_id":%'
              and body::jsonb ->> 'customer_id' = $1
              and body::jsonb ?| $2::text[]""";

    private final Database database;

    Idempotency(Database database) {
        this.database = database;
    }

    /** For a command whose whole effect is one transaction. A refusal rolls the effect back. */
    public Uni<Reply> once(IdempotencyKey key, Cause cause, Function<Tx, Uni<Reply>> effect) {
        return database.inTransaction(
                        cause,
                        tx -> lock(tx, key)
                                .chain(known -> known.isPresent()
                                        ? Uni.createFrom().item(known.get())
                                        : effect.apply(tx).chain(reply -> settle(tx, key, reply))))
                .onFailure(Undo.class)
                .recoverWithUni(failure -> {
                    Undo undo = (Undo) failure;
                    return undo.stored ? Uni.createFrom().item(undo.reply) : remember(key, cause, undo.reply);
                });
    }

    /** The answer to give to a repeat: the stored one, in flight or reused; empty for a key that nobody has used. Claims nothing. */
    public Uni<Optional<Reply>> known(IdempotencyKey key) {
        return find(database, key);
    }

    /**
     * Claims a key for a command of several steps; {@link #complete} or {@link #release} follows in a later transaction.
     * @return empty when claimed, else the answer to give: the stored one, {@code idempotency_in_flight} or {@code idempotency_key_reused}
     */
    public Uni<Optional<Reply>> claim(Tx tx, IdempotencyKey key) {
        return tx.update("""
                        insert into idempotency_key (scope, key, request_hash)
                        values ($1, $2, $3)
                        on conflict (scope, key) do nothing""", key.scope(), key.key(), key.requestHash())
                .chain(rows -> rows == 1 ? Uni.createFrom().item(Optional.empty()) : found(tx, key));
    }

    /** Between the conflict and this look its holder may have given the key back; it is free to be claimed then. */
    private Uni<Optional<Reply>> found(Tx tx, IdempotencyKey key) {
        return find(tx, key).chain(known -> known.isPresent() ? Uni.createFrom().item(known) : claim(tx, key));
    }

    /** Stores the answer of a claimed key. */
    public Uni<Void> complete(Tx tx, String scope, String key, Reply reply) {
        return tx.later("""
                update idempotency_key set status = $3, body = $4, headers = $5
                where scope = $1 and key = $2""", scope, key, reply.status(), reply.body(), Json.write(reply.headers()));
    }

    /** Frees a claimed key whose command came to nothing, so that it may be repeated. */
    public Uni<Void> release(Tx tx, String scope, String key) {
        return tx.later("delete from idempotency_key where scope = $1 and key = $2 and status is null", scope, key);
    }

    /**
     * Takes fields out of every stored answer about a customer, so that nothing personal stays; the answers stay answers.
     * @param customerId as the top-level field {@code customer_id} of the answers says
     * @param fields     top-level fields that are taken out
     */
    public Uni<Void> forget(Tx tx, String customerId, List<String> fields) {
        return tx.later(FORGET, customerId, fields.toArray(String[]::new));
    }

    /**
     * Keeps others with this key away and looks it up, in one go: what another stores between the look and the lock is found by
     * {@link #settle} at the latest.
     * @return the answer to give, empty when the key is this transaction's
     */
    private Uni<Optional<Reply>> lock(Tx tx, IdempotencyKey key) {
        return tx.first(
                        """
                        select held, request_hash, status, body, headers
                        from (select pg_try_advisory_xact_lock(hashtextextended($3, 0)) as held) as lock
                        left join idempotency_key on scope = $1 and key = $2""",
                        row -> row.getString("request_hash") != null
                                ? Optional.of(answer(key, row))
                                : row.getBoolean("held") ? Optional.<Reply>empty() : Optional.of(inFlight()),
                        key.scope(),
                        key.key(),
                        key.scope() + " " + key.key())
                .map(Optional::orElseThrow);
    }

    private Uni<Reply> settle(Tx tx, IdempotencyKey key, Reply reply) {
        if (reply.status() >= 400) {
            return Uni.createFrom().failure(new Undo(reply, false));
        }
        // An earlier try's refusal may have been stored since we looked: that answer stands, and this effect is undone.
        return store(tx, key, reply)
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().failure(new Undo(known.get(), true))
                        : Uni.createFrom().item(reply));
    }

    /** Stores an answer under a key that is free; else gives the one that is there. */
    private Uni<Optional<Reply>> store(Tx tx, IdempotencyKey key, Reply reply) {
        return tx.update(
                        """
                        insert into idempotency_key (scope, key, request_hash, status, body, headers)
                        values ($1, $2, $3, $4, $5, $6)
                        on conflict (scope, key) do nothing""",
                        key.scope(),
                        key.key(),
                        key.requestHash(),
                        reply.status(),
                        reply.body(),
                        Json.write(reply.headers()))
                .chain(rows -> rows == 1
                        ? Uni.createFrom().item(Optional.empty())
                        : find(tx, key)
                                .chain(known ->
                                        known.isPresent() ? Uni.createFrom().item(known) : store(tx, key, reply)));
    }

    private Uni<Reply> remember(IdempotencyKey key, Cause cause, Reply refusal) {
        boolean business = refusal.status() == 409 || refusal.status() == 422;
        return !business
                ? Uni.createFrom().item(refusal)
                : database.inTransaction(cause, tx -> store(tx, key, refusal).map(known -> known.orElse(refusal)));
    }

    private Uni<Optional<Reply>> find(Sql tx, IdempotencyKey key) {
        return tx.first(
                "select request_hash, status, body, headers from idempotency_key where scope = $1 and key = $2",
                row -> answer(key, row),
                key.scope(),
                key.key());
    }

    private static Reply answer(IdempotencyKey key, Row row) {
        if (!row.getString("request_hash").equals(key.requestHash())) {
            return Reply.problem(Problem.of(
                    422, "idempotency_key_reused", "This Idempotency-Key was used for a request with another body."));
        }
        @Nullable Integer status = row.getInteger("status");
        return status == null
                ? inFlight()
                : new Reply(status, row.getString("body"), headers(row.getString("headers")))
                        .header("Idempotent-Replayed", "true");
    }

    /** For a command that has begun and not ended. */
    public static Reply inFlight() {
        return Reply.problem(Problem.of(
                409, "idempotency_in_flight", "A request with this Idempotency-Key is still being worked on."));
    }

    private static Map<String, String> headers(String json) {
        var headers = new LinkedHashMap<String, String>();
        Json.read(json, JsonNode.class)
                .properties()
                .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
        return headers;
    }

    /** Carries an answer past the transaction that is undone. */
    private static final class Undo extends RuntimeException {
        private final transient Reply reply;
        private final boolean stored;

        Undo(Reply reply, boolean stored) {
            super(null, null, false, false);
            this.reply = reply;
            this.stored = stored;
        }
    }
}
