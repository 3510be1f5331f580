package io.orderflow.sandbox.usecase;

import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.db.Database;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.outcome.Outcome;
import io.orderflow.platform.outcome.Rejection;
import io.orderflow.sandbox.domain.Answer;
import io.orderflow.sandbox.domain.Faults;
import io.orderflow.sandbox.domain.GatewayPayment;
import io.orderflow.sandbox.events.outgoing.Webhooks;
import io.orderflow.sandbox.persistence.FaultSwitches;
import io.orderflow.sandbox.persistence.GatewayPayments;
import io.orderflow.sandbox.persistence.KeptOperations;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;

/** The card holder's answer to {@code tok_action_required}; the shop learns of it by webhook. */
@Singleton
public class AnswerChallenge {

    private final Database database;
    private final GatewayPayments payments;
    private final KeptOperations operations;
    private final FaultSwitches switches;
    private final Webhooks webhooks;
    private final Books books;

    AnswerChallenge(
            Database database,
            GatewayPayments payments,
            KeptOperations operations,
            FaultSwitches switches,
            Webhooks webhooks,
            Books books) {
        this.database = database;
        this.payments = payments;
        this.operations = operations;
        this.switches = switches;
        this.webhooks = webhooks;
        this.books = books;
    }

    /** @return the answer that the authorization has now; {@code no_open_challenge} when nobody waits for one */
    public Uni<Outcome<Answer>> answer(String reference, boolean approved) {
        return database.attempt(
                Cause.system("card-holder"),
                tx -> switches.read(tx)
                        .chain(faults -> payments.lock(tx, reference)
                                .chain(found -> found.map(payment -> payment.awaitsCardHolder()
                                                ? decide(tx, faults, payment, approved)
                                                        .map(Outcome::success)
                                                : refused(Rejection.state(
                                                        "no_open_challenge", "This payment waits for no card holder.")))
                                        .orElseGet(() -> refused(new Rejection(
                                                Rejection.Kind.NOT_FOUND,
                                                "payment_unknown",
                                                "There is no payment with this reference.",
                                                Map.of()))))));
    }

    private Uni<Answer> decide(Tx tx, Faults faults, GatewayPayment payment, boolean approved) {
        var money = new Money(payment.asked(), payment.currency());
        Uni<Answer> answer = approved
                ? books.hold(tx, faults, payment.reference(), payment.authorizeKey(), money)
                : payments.decline(tx, payment.reference())
                        .chain(() -> webhooks.announce(tx, faults, "payment.failed", payment.reference(), money))
                        .replaceWith(Answer.declined("authentication_failed"));
        return answer.call(given -> operations.settle(tx, payment.authorizeKey(), given));
    }

    private static Uni<Outcome<Answer>> refused(Rejection rejection) {
        return Uni.createFrom().item(Outcome.refused(rejection));
    }
}
