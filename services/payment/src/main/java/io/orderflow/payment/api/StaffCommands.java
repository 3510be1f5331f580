package io.orderflow.payment.api;

import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.web.Caller;
import io.orderflow.platform.web.Idempotency;
import io.orderflow.platform.web.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Runs what staff ask of one thing by its id, under their idempotency key, in one transaction. */
@Singleton
public class StaffCommands {

    private final Idempotency idempotency;
    private final Caller caller;

    StaffCommands(Idempotency idempotency, Caller caller) {
        this.idempotency = idempotency;
        this.caller = caller;
    }

    /**
     * @param request what the key stands for
     * @param unknown said of what is no id at all
     * @return 200 with the thing as it stands afterwards, or the refusal
     */
    public <T> Uni<Response> give(
            String id,
            Object request,
            String unknown,
            BiFunction<Tx, UUID, Uni<Outcome<T>>> command,
            Function<T, Object> body) {
        var key = caller.idempotencyKey(request);
        return idempotency
                .once(
                        key,
                        caller.cause(),
                        tx -> command(tx, id, unknown, command)
                                .map(outcome -> Reply.of(outcome, changed -> Reply.of(200, body.apply(changed)))))
                .map(Reply::toResponse);
    }

    private static <T> Uni<Outcome<T>> command(
            Tx tx, String id, String unknown, BiFunction<Tx, UUID, Uni<Outcome<T>>> command) {
        return Ids.find(id)
                .map(known -> command.apply(tx, known))
                .orElseGet(() -> Uni.createFrom().item(Outcome.refused(Rejection.notFound(unknown))));
    }
}
