package io.orderflow.platform.deadletter;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Sends dead letters through their handler again. An event that was handled meanwhile stays handled: the inbox knows its id. */
@Singleton
class Replays {

    private final Database database;
    private final DeadLetters letters;
    private final Redelivery redelivery;

    Replays(Database database, DeadLetters letters, Redelivery redelivery) {
        this.database = database;
        this.letters = letters;
        this.redelivery = redelivery;
    }

    Uni<Outcome<DeadLetter>> replay(UUID id, Cause cause) {
        return database.attempt(
                        cause,
                        tx -> letters.take(tx, id)
                                .chain(found -> found.isEmpty()
                                        ? Uni.createFrom()
                                                .item(Outcome.<DeadLetter>refused(
                                                        Rejection.notFound("No such dead letter.")))
                                        : redelivery.reopen(tx, found.get()).replaceWith(Outcome.success(found.get()))))
                .call(outcome -> outcome instanceof Outcome.Success<DeadLetter>(DeadLetter letter)
                        ? redelivery.deliver(letter)
                        : Uni.createFrom().voidItem());
    }
}
