package io.orderflow.platform.deadletter;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Sends dead letters through their handler again. An event that was handled meanwhile stays handled: the inbox knows its id.
 * A letter stays open until its delivery is stored, so a crash on the way leaves it to be replayed once more.
 */
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

    /** @return the letter as it stands afterwards: {@code open} again when it died at once */
    Uni<Outcome<DeadLetter>> replay(UUID id, Cause cause) {
        return database.attempt(
                        cause,
                        tx -> letters.find(tx, id)
                                .chain(found -> found.isEmpty()
                                        ? Uni.createFrom()
                                                .item(Outcome.<DeadLetter>refused(
                                                        Rejection.notFound("No such dead letter.")))
                                        : reopen(tx, found.get())))
                .chain(outcome -> switch (outcome) {
                    case Outcome.Success<DeadLetter>(DeadLetter letter) ->
                        redelivery
                                .deliver(letter)
                                .chain(() -> letters.replayed(letter))
                                .map(Outcome::success);
                    case Outcome.Refused<DeadLetter> refused -> Uni.createFrom().item(refused);
                });
    }

    /** A letter that was replayed before may be sent again; it counts as open until that has ended. */
    private Uni<Outcome<DeadLetter>> reopen(Tx tx, DeadLetter letter) {
        return redelivery.reopen(tx, letter).replaceWith(Outcome.success(letter));
    }
}
