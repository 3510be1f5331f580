package io.orderflow.payment.domain.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.domain.EntryKind;
import io.orderflow.payment.domain.MoneyEntry;
import io.orderflow.platform.history.HistoryEntry;
import io.orderflow.platform.money.Money;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a payment tells of itself for its order's timeline. */
class PaymentHistoryTest {

    private static final UUID PAYMENT = UUID.randomUUID();

    @Test
    void givesEachLineOfTheLedgerItsOwnEvent() {
        var history = PaymentHistory.of(
                List.of(
                        booked(EntryKind.AUTHORIZE, 1, 1000, 1000, "a", null),
                        booked(EntryKind.CAPTURE, 2, 400, 400, "c1", null),
                        booked(EntryKind.CAPTURE, 3, 600, 1000, "c2", null),
                        booked(EntryKind.REFUND, 4, 100, 100, "r1", null),
                        booked(EntryKind.REFUND, 5, 100, 200, "r2", null),
                        booked(EntryKind.CHARGEBACK, 6, 300, 300, "d", null)),
                List.of(
                        told("e-a", 1, "authorized", 1000, null, null),
                        told("e-c1", 2, "captured", 400, null, null),
                        told("e-c2", 3, "captured", 1000, null, null),
                        told("e-r2", 5, "refunded", 200, "r2", null),
                        told("e-r1", 4, "refunded", 100, "r1", null),
                        told("e-d", 6, "charged_back", 300, null, "dispute_lost")));
        assertThat(history)
                .extracting(entry -> entry.kind() + " " + entry.from() + " -> " + entry.to() + " " + entry.eventId())
                .containsExactly(
                        "payment.authorized 0 USD -> 1000 USD e-a",
                        "payment.captured 0 USD -> 400 USD e-c1",
                        "payment.captured 400 USD -> 1000 USD e-c2",
                        "payment.refunded 0 USD -> 100 USD e-r1",
                        "payment.refunded 100 USD -> 200 USD e-r2",
                        "payment.charged_back 0 USD -> 300 USD e-d");
    }

    @Test
    void staysWhenTheEventsAreNotKeptAnyMore() {
        var history = PaymentHistory.of(List.of(booked(EntryKind.CAPTURE, 2, 400, 400, "c1", null)), List.of());
        assertThat(history).singleElement().satisfies(entry -> {
            assertThat(entry.eventId()).isNull();
            assertThat(entry.actor()).isEqualTo("system:payment");
            assertThat(entry.cause()).isEqualTo("capture at sandbox");
        });
    }

    @Test
    void tellsWhatMovedNoMoney() {
        var history = PaymentHistory.of(
                List.of(),
                List.of(
                        told("e-1", 1, "failed", 0, null, "card_declined"),
                        told("e-2", 2, "authorized", 1000, null, null),
                        told("e-3", 3, "captured", 1000, null, null)));
        assertThat(history)
                .extracting(entry -> entry.kind() + " " + entry.cause())
                .containsExactly("payment.failed card_declined", "payment.renewed authorized");
    }

    /** Each process writes by its own clock. */
    @Test
    void keepsTheOrderOfTheLedgerThoughAClockIsBehind() {
        var history = PaymentHistory.of(
                List.of(
                        booked(EntryKind.AUTHORIZE, 100, 1000, 1000, "a", null),
                        booked(EntryKind.CAPTURE, 40, 400, 400, "c1", null),
                        booked(EntryKind.CAPTURE, 90, 600, 1000, "c2", null),
                        booked(EntryKind.REFUND, 41, 100, 100, "r1", null)),
                List.of());
        assertThat(history)
                .extracting(HistoryEntry::kind)
                .containsExactly("payment.authorized", "payment.captured", "payment.captured", "payment.refunded");
    }

    @Test
    void keepsTheOrderOfPublicationThoughAClockIsBehind() {
        var history = PaymentHistory.of(
                List.of(
                        booked(EntryKind.AUTHORIZE, 100, 1000, 1000, "a", null),
                        booked(EntryKind.CAPTURE, 110, 400, 400, "c1", null),
                        booked(EntryKind.VOID, 120, 600, 600, "v", null)),
                List.of(
                        told("e-a", 100, "authorized", 1000, null, null),
                        told("e-renewed", 20, "authorized", 1000, null, null),
                        told("e-c1", 110, "captured", 400, null, null),
                        told("e-lapsed", 30, "capture_failed", 0, null, "authorization_expired"),
                        told("e-late", 25, "capture_failed", 0, null, "authorization_expired")));
        assertThat(history)
                .extracting(HistoryEntry::eventId)
                .containsExactly("e-a", "e-renewed", "e-c1", "e-lapsed", "e-late", null);
    }

    @Test
    void goesByTheTimeOnlyWhereNeitherOrderSaysWhatCameFirst() {
        var history = PaymentHistory.of(
                List.of(
                        booked(EntryKind.AUTHORIZE, 10, 1000, 1000, "a", null),
                        booked(EntryKind.CAPTURE, 20, 400, 400, "c1", null),
                        booked(EntryKind.VOID, 40, 600, 600, "v", null)),
                List.of(told("e-lapsed", 30, "capture_failed", 0, null, "authorization_expired")));
        assertThat(history)
                .extracting(HistoryEntry::kind)
                .containsExactly("payment.authorized", "payment.captured", "payment.capture_failed", "payment.voided");
    }

    /** Codes of ours are told; whatever else somebody gave as a reason may be about a person. */
    @Test
    @Tag("T5.4")
    void repeatsNothingThatWasTyped() {
        var history = PaymentHistory.of(
                List.of(
                        booked(EntryKind.REFUND, 1, 100, 100, "r1", "broken, says Erika"),
                        booked(EntryKind.REFUND, 2, 100, 200, "r2", "erika_mustermann"),
                        booked(EntryKind.REFUND, 3, 100, 300, "r3", "partial_cancel"),
                        booked(EntryKind.VOID, 4, 100, 100, "v", "gone, says Erika")),
                List.of(
                        told("e-1", 4, "voided", 0, null, "gone, says Erika"),
                        told("e-2", 5, "voided", 0, null, "erika_mustermann"),
                        told("e-3", 6, "failed", 0, null, "Erika")));
        assertThat(history)
                .extracting(HistoryEntry::cause)
                .containsExactly(
                        "refund at sandbox",
                        "refund at sandbox",
                        "partial_cancel",
                        "void at sandbox",
                        "voided",
                        "failed");
        assertThat(history)
                .extracting(HistoryEntry::toString)
                .noneMatch(text -> text.toLowerCase().contains("erika"));
    }

    private static BookedMove booked(
            EntryKind kind, long second, long amount, long sum, String key, @Nullable String reason) {
        var entry =
                new MoneyEntry(PAYMENT, kind, new Money(amount, "USD"), key, "sandbox", Instant.ofEpochSecond(second));
        return new BookedMove(entry, sum, reason, null, null);
    }

    private static ToldMove told(
            String id, long second, String word, long sum, @Nullable String key, @Nullable String code) {
        return new ToldMove(id, Instant.ofEpochSecond(second), word, sum, key, code, "system:order", null);
    }
}
