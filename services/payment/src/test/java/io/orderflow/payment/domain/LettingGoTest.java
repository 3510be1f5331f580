package io.orderflow.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.domain.LettingGo.Step;
import io.orderflow.platform.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LettingGoTest {

    @Test
    void asksNothingWhileNobodyCancelled() {
        assertThat(LettingGo.steps(authorized())).isEmpty();
    }

    @Test
    void voidsWhatIsHeld() {
        assertThat(LettingGo.steps(authorized().cancelled("x"))).containsExactly(new Step(Effect.VOID, 1000));
    }

    @Test
    void waitsForACaptureThatIsUnderWay() {
        assertThat(LettingGo.steps(authorized().capturing(1000).cancelled("x"))).isEmpty();
    }

    @Test
    void waitsForAnAuthorizationThatIsUnknown() {
        assertThat(LettingGo.steps(pending().cancelled("x"))).isEmpty();
    }

    @Test
    void givesUpWhatWaitsForTheCardHolder() {
        assertThat(LettingGo.steps(pending().waitsForCardHolder(null, "url").cancelled("x")))
                .containsExactly(new Step(Effect.VOID, 0));
    }

    @Test
    void voidsTheRestAndRefundsWhatIsTaken() {
        var part = authorized().capturing(400).captured(400, 400).cancelled("x");
        assertThat(LettingGo.steps(part)).containsExactly(new Step(Effect.VOID, 600), new Step(Effect.REFUND, 400));
    }

    @Test
    void voidsTheRestThatCanBeCapturedNoMore() {
        var part = authorized().capturing(400).captured(400, 400);
        assertThat(LettingGo.steps(part)).isEmpty();
        assertThat(LettingGo.steps(part.lapsed())).containsExactly(new Step(Effect.VOID, 600));
        assertThat(LettingGo.steps(part.lapsed().released(600))).isEmpty();
    }

    @Test
    void callsNothingPaidThatHasLapsed() {
        var lapsed = authorized().capturing(400).captured(400, 400).lapsed();
        assertThat(lapsed.capturable()).isZero();
        assertThat(lapsed.released(600).status()).isEqualTo(PaymentStatus.PARTIALLY_CAPTURED);
        assertThat(lapsed.released(600).isTakenInPart()).isTrue();
        assertThat(lapsed.released(600).lowered(400).status()).isEqualTo(PaymentStatus.CAPTURED);
    }

    /** The gateway refuses one part because the authorization is over, and has taken another after all. */
    @Test
    void isPaidByAPartThatWasTakenBeforeTheEnd() {
        var both = authorized().capturing(400).captured(400, 400).capturing(300).capturing(300);
        var refused = both.captureRefused(300, "authorization_expired");
        assertThat(LettingGo.steps(refused)).isEmpty();
        assertThat(refused.captured(300, 600).status()).isEqualTo(PaymentStatus.CAPTURED);
    }

    @Test
    void asksForNoRefundTwice() {
        var all = authorized().capturing(1000).captured(1000, 1000).cancelled("x");
        assertThat(LettingGo.steps(all.refunding(1000))).isEmpty();
        assertThat(LettingGo.steps(all.refunding(300))).containsExactly(new Step(Effect.REFUND, 700));
    }

    @Test
    void letsGoOfMoneyThatCameForAPaymentThatHasEnded() {
        assertThat(LettingGo.steps(pending().released(0).authorized("a", 1000, Instant.EPOCH)))
                .containsExactly(new Step(Effect.VOID, 1000));
    }

    @Test
    void letsNothingGoOfAnAuthorizationThatIsStillNeeded() {
        assertThat(LettingGo.steps(authorized().lowered(700))).isEmpty();
        assertThat(LettingGo.steps(authorized().lowered(700).capturing(700))).isEmpty();
    }

    @Test
    void voidsWhatIsLeftOnceAllThatIsAskedForIsTaken() {
        var taken = authorized().lowered(700).capturing(700).captured(700, 700);
        assertThat(taken.status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(LettingGo.steps(taken)).containsExactly(new Step(Effect.VOID, 300));
        assertThat(taken.released(300).status()).isEqualTo(PaymentStatus.CAPTURED);
        assertThat(LettingGo.steps(taken.released(300))).isEmpty();
    }

    @Test
    void refundsWhatWasTakenBeyondIt() {
        var taken = authorized().capturing(1000).captured(1000, 1000).lowered(700);
        assertThat(LettingGo.steps(taken)).containsExactly(new Step(Effect.REFUND, 300));
        assertThat(LettingGo.steps(taken.refunding(300))).isEmpty();
        assertThat(LettingGo.steps(taken.refunding(300).refunded(300).lowered(600)))
                .containsExactly(new Step(Effect.REFUND, 100));
        assertThat(LettingGo.steps(taken.lowered(900))).isEqualTo(LettingGo.steps(taken));
    }

    @Test
    void countsWhatStaffHadGivenBackBefore() {
        var taken =
                authorized().capturing(1000).captured(1000, 1000).refunding(200).refunded(200);
        assertThat(LettingGo.steps(taken.lowered(900))).isEmpty();
        assertThat(LettingGo.steps(taken.lowered(700))).containsExactly(new Step(Effect.REFUND, 100));
    }

    private static Payment authorized() {
        return pending().authorized("auth", 1000, Instant.EPOCH);
    }

    private static Payment pending() {
        return new Payment(
                UUID.randomUUID(),
                "order",
                "customer",
                Method.CARD,
                "sandbox",
                "pay-order",
                new Money(1000, "USD"),
                1000,
                PaymentStatus.PENDING,
                Holdings.NONE,
                null,
                null,
                null,
                null,
                null,
                1,
                Instant.EPOCH);
    }
}
