package io.orderflow.platform.deadletter;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.platform.retention.RetentionConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Sends dead letters through their handler again. An event that was handled meanwhile stays handled: the inbox knows its id, for as long
 * as it keeps it. What is beyond that is not delivered, because nobody could tell whether it would be handled twice. A letter stays open
 * until its delivery is stored, so a crash on the way leaves it to be replayed once more.
 */
@Singleton
class Replays {

    private final Database database;
    private final DeadLetters letters;
    private final Redelivery redelivery;
    private final RetentionConfig keep;

    Replays(Database database, DeadLetters letters, Redelivery redelivery, RetentionConfig keep) {
        this.database = database;
        this.letters = letters;
        this.redelivery = redelivery;
        this.keep = keep;
    }

    /** @return the letter as it stands afterwards: {@code open} again when it died at once; refused when it is too old */
    Uni<Outcome<DeadLetter>> replay(UUID id, Cause cause) {
        return database.attempt(
                        cause,
                        tx -> letters.find(tx, id)
                                .chain(found -> found.map(letter -> reopen(tx, letter))
                                        .orElseGet(() -> refused(Rejection.notFound("No such dead letter.")))))
                .chain(outcome -> switch (outcome) {
                    case Outcome.Success<DeadLetter>(DeadLetter letter) when letter.isOpen() -> deliver(letter);
                    case Outcome.Success<DeadLetter> delivered ->
                        Uni.createFrom().item(delivered);
                    case Outcome.Refused<DeadLetter> refused -> Uni.createFrom().item(refused);
                });
    }

    /** One that was replayed has been taken over by the inbox: there is nothing to send, and its row there may be forgotten by now. */
    private Uni<Outcome<DeadLetter>> reopen(Tx tx, DeadLetter letter) {
        if (!letter.isOpen()) {
            return Uni.createFrom().item(Outcome.success(letter));
        }
        return letters.mayBeHandledUnseen(tx, letter, keep.inbox())
                .chain(unseen -> unseen
                        ? refused(Rejection.state(
                                "illegal_transition",
                                "The letter is open, but too old: another copy of its event may have been handled, and no record of that"
                                        + " would be left."))
                        : redelivery.reopen(tx, letter).replaceWith(Outcome.success(letter)));
    }

    private Uni<Outcome<DeadLetter>> deliver(DeadLetter letter) {
        return redelivery.deliver(letter).chain(() -> letters.replayed(letter)).map(Outcome::success);
    }

    private static Uni<Outcome<DeadLetter>> refused(Rejection rejection) {
        return Uni.createFrom().item(Outcome.refused(rejection));
    }
}
