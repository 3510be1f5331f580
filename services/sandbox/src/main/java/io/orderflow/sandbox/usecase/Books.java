package io.orderflow.sandbox.usecase;

import io.orderflow.platform.clock.PlatformClock;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.money.Money;
import io.orderflow.sandbox.config.SandboxConfig;
import io.orderflow.sandbox.domain.Answer;
import io.orderflow.sandbox.domain.Faults;
import io.orderflow.sandbox.domain.LedgerEntry;
import io.orderflow.sandbox.domain.Operation;
import io.orderflow.sandbox.domain.Request;
import io.orderflow.sandbox.events.outgoing.Webhooks;
import io.orderflow.sandbox.persistence.GatewayPayments;
import io.orderflow.sandbox.persistence.LedgerEntries;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Writes down an effect: its ledger line and its webhook. */
@Singleton
class Books {

    private final GatewayPayments payments;
    private final LedgerEntries ledger;
    private final Webhooks webhooks;
    private final PlatformClock clock;
    private final SandboxConfig config;

    Books(
            GatewayPayments payments,
            LedgerEntries ledger,
            Webhooks webhooks,
            PlatformClock clock,
            SandboxConfig config) {
        this.payments = payments;
        this.ledger = ledger;
        this.webhooks = webhooks;
        this.clock = clock;
        this.config = config;
    }

    Instant now() {
        return clock.now();
    }

    /** Opens a payment whose card holder is not asked. @return empty when its reference is taken */
    Uni<Optional<Answer>> openHeld(Tx tx, Faults faults, Request request, Money money) {
        return payments.openHeld(tx, request, nextAuthorization(), windowEnd())
                .chain(opened -> opened
                        ? record(tx, faults, Operation.AUTHORIZE, request, money)
                                .replaceWith(Optional.of(Answer.succeeded(money.amount())))
                        : Uni.createFrom().item(Optional.empty()));
    }

    /** Holds the money of an authorization whose card holder has agreed. */
    Uni<Answer> hold(Tx tx, Faults faults, String reference, String key, Money money) {
        return payments.authorize(tx, reference, nextAuthorization(), windowEnd())
                .chain(() -> record(tx, faults, Operation.AUTHORIZE, key, reference, money))
                .replaceWith(Answer.succeeded(money.amount()));
    }

    private static String nextAuthorization() {
        return "auth_" + Ids.next();
    }

    private Instant windowEnd() {
        return clock.now().plus(config.authorizationWindow());
    }

    Uni<Void> record(Tx tx, Faults faults, Operation operation, Request request, Money money) {
        return record(tx, faults, operation, request.key(), request.paymentReference(), money);
    }

    private Uni<Void> record(Tx tx, Faults faults, Operation operation, String key, String reference, Money money) {
        return ledger.append(tx, new LedgerEntry(operation, money, key, reference, clock.now()))
                .chain(() -> webhooks.announce(tx, faults, webhook(operation), reference, money));
    }

    private static String webhook(Operation operation) {
        return switch (operation) {
            case AUTHORIZE -> "payment.authorized";
            case CAPTURE -> "payment.captured";
            case VOID -> "payment.voided";
            case REFUND -> "refund.succeeded";
        };
    }
}
