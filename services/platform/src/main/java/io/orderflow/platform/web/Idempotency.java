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

    private final Database database;

    Idempotency(Database database) {
        this.database = database;
    }

    /** For a command whose whole effect is one transaction. A refusal rolls the effect back. */
    public Uni<Reply> once(IdempotencyKey key, Cause cause, Function<Tx, Uni<Reply>> effect) {
        return database.inTransaction(
                        cause,
                        tx -> lock(tx, key)
                                .chain(mine -> mine
                                        ? find(tx, key)
                                                .chain(known -> known.isPresent()
                                                        ? Uni.createFrom().item(known.get())
                                                        : effect.apply(tx).chain(reply -> settle(tx, key, reply)))
                                        : Uni.createFrom().item(inFlight())))
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

    private Uni<Boolean> lock(Tx tx, IdempotencyKey key) {
        return tx.first(
                        "select pg_try_advisory_xact_lock(hashtextextended($1, 0))",
                        row -> row.getBoolean(0),
                        key.scope() + " " + key.key())
                .map(locked -> locked.orElse(false));
    }

    private Uni<Reply> settle(Tx tx, IdempotencyKey key, Reply reply) {
        if (reply.status() >= 400) {
            return Uni.createFrom().failure(new Undo(reply, false));
        }
        // An earlier try's refusal may have been stored since we looked: that answer stands, and this effect is undone.
        return claim(tx, key)
                .chain(known -> known.isPresent()
                        ? Uni.createFrom().failure(new Undo(known.get(), true))
                        : complete(tx, key.scope(), key.key(), reply).replaceWith(reply));
    }

    private Uni<Reply> remember(IdempotencyKey key, Cause cause, Reply refusal) {
        boolean business = refusal.status() == 409 || refusal.status() == 422;
        return !business
                ? Uni.createFrom().item(refusal)
                : database.inTransaction(
                        cause,
                        tx -> claim(tx, key)
                                .chain(known -> known.isPresent()
                                        ? Uni.createFrom().item(known.get())
                                        : complete(tx, key.scope(), key.key(), refusal)
                                                .replaceWith(refusal)));
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
