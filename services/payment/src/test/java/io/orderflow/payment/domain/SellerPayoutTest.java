package io.orderflow.payment.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.domain.seller.SellerEntry.Kind;
import io.orderflow.payment.domain.seller.SellerPayout;
import io.orderflow.payment.domain.seller.SellerPayout.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A seller's account, whatever happens to the money of their order and in whatever order it becomes known; a failure names its seed. */
@Tag("T5.3")
class SellerPayoutTest {

    /** The books of a payment, and the account that follows them. */
    private record Pair(Holdings books, SellerPayout account) {

        Pair move(UnaryOperator<Holdings> change, Kind less) {
            var now = change.apply(books);
            return new Pair(now, follow(account, now, less));
        }

        Pair transfer(Kind kind, long amount) {
            return amount == 0 ? this : new Pair(books, account.with(kind, amount));
        }
    }

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void isRightToTheUnitAfterEachStep(long seed) {
        var random = new Random(seed);
        var pair = released(random);
        for (int i = 0; i < 30; i++) {
            pair = step(pair, random);
            assertSound(pair);
        }
        assertSettles(pair);
    }

    /** The same facts in any order: only how the loss is told apart may differ, where a bank and a refund took the same money. */
    @ParameterizedTest
    @MethodSource("seeds")
    void endsTheSameInWhateverOrderThingsBecomeKnown(long seed) {
        var random = new Random(seed);
        long refund = random.nextLong(1, 1000);
        long claim = random.nextLong(1, 1000);
        boolean refused = random.nextBoolean();
        List<UnaryOperator<Pair>> news = new ArrayList<>(List.of(
                pair -> pair.move(
                        books -> refused ? books.endRefundInVain(refund) : books.endRefund(refund), Kind.REFUNDED),
                pair -> pair.move(books -> books.chargeBack(claim), Kind.CHARGED_BACK),
                pair -> pair.transfer(Kind.SENT, pair.account().due()),
                pair -> pair.transfer(Kind.SENT, pair.account().due())));
        java.util.Collections.shuffle(news, random);
        var pair = opened(Holdings.NONE.authorize(1000).endCapture(0, 1000).startRefund(refund));
        for (var one : news) {
            pair = one.apply(pair);
            assertSound(pair);
        }
        assertThat(pair.account().earned()).isEqualTo(Math.max(0, 1000 - (refused ? 0 : refund) - claim));
        assertSettles(pair);
    }

    @Test
    void tellsABankBeforeTheReleaseFromARefundAfterIt() {
        var books = Holdings.NONE.authorize(1000).endCapture(0, 1000).chargeBack(300);
        var pair = opened(books).move(now -> now.startRefund(200).endRefund(200), Kind.REFUNDED);
        assertThat(pair.account().total(Kind.RELEASED)).isEqualTo(700);
        assertThat(pair.account().total(Kind.CHARGED_BACK)).isZero();
        assertThat(pair.account().total(Kind.REFUNDED)).isEqualTo(200);
        assertThat(pair.account().due()).isEqualTo(500);
    }

    @Test
    void sendsNothingThatIsOnItsWayBackAndOwesItOnlyOnceItIsThere() {
        var waiting = opened(Holdings.NONE.authorize(1000).endCapture(0, 1000).startRefund(600));
        assertThat(waiting.account().due()).isEqualTo(400);
        var sent = waiting.transfer(Kind.SENT, 400);
        assertThat(sent.account().status()).isEqualTo(Status.WITHHELD);
        assertThat(sent.move(books -> books.endRefund(600), Kind.REFUNDED)
                        .account()
                        .status())
                .isEqualTo(Status.SENT);
        var given =
                sent.move(books -> books.endRefundInVain(600), Kind.REFUNDED).account();
        assertThat(given.status()).isEqualTo(Status.DUE);
        assertThat(given.due()).isEqualTo(600);
    }

    @Test
    void waitsForADisputeWithWhatWouldBeDueAndWithNothingElse() {
        var account = opened(Holdings.NONE.authorize(1000).endCapture(0, 1000)).account();
        var disputed = new SellerPayout(
                account.id(), account.paymentId(), "house", "USD", account.totals(), 0, true, Instant.EPOCH);
        assertThat(disputed.due()).isZero();
        assertThat(disputed.status()).isEqualTo(Status.DISPUTED);
        assertThat(disputed.with(Kind.SENT, 1000).status()).isEqualTo(Status.SENT);
        assertThat(disputed.with(Kind.SENT, 1000).with(Kind.REFUNDED, 1).status())
                .isEqualTo(Status.OWED);
    }

    private static Pair released(Random random) {
        long captured = random.nextLong(0, 1000);
        var books = Holdings.NONE.authorize(1000).endCapture(0, captured);
        return opened(random.nextBoolean() ? books.startRefund(random.nextLong(0, captured + 1)) : books);
    }

    private static Pair opened(Holdings books) {
        var nothing = new SellerPayout(
                UUID.randomUUID(), UUID.randomUUID(), "house", "USD", Map.of(), 0, false, Instant.EPOCH);
        return new Pair(books, follow(nothing, books, Kind.REFUNDED, Kind.RELEASED));
    }

    private static Pair step(Pair pair, Random random) {
        return switch (random.nextInt(7)) {
            case 0 -> pair.move(now -> now.startRefund(upTo(random, now.refundable())), Kind.REFUNDED);
            case 1 -> pair.move(now -> now.endRefund(upTo(random, now.refunding())), Kind.REFUNDED);
            case 2 -> pair.move(now -> now.endRefundInVain(upTo(random, now.refunding())), Kind.REFUNDED);
            case 3 ->
                pair.move(now -> now.chargeBack(upTo(random, now.captured() - now.chargedBack())), Kind.CHARGED_BACK);
            case 4 -> pair.move(now -> now.endCapture(0, upTo(random, now.live())), Kind.REFUNDED);
            case 5 -> pair.transfer(Kind.SENT, upTo(random, pair.account().due()));
            default -> pair.transfer(Kind.RECOVERED, upTo(random, pair.account().recoverable()));
        };
    }

    private static long upTo(Random random, long most) {
        return most <= 0 ? 0 : random.nextLong(0, most + 1);
    }

    private static void assertSound(Pair pair) {
        var account = pair.account();
        long got = account.total(Kind.SENT) - account.total(Kind.RECOVERED);
        assertThat(account.earned()).isEqualTo(Math.max(0, pair.books().kept()));
        assertThat(account.owed()).isEqualTo(Math.max(0, got - account.earned()));
        assertThat(account.due())
                .isEqualTo(Math.max(0, account.earned() - got - pair.books().refunding()));
        assertThat(account.due() > 0).isEqualTo(account.status() == Status.DUE);
        assertThat(account.owed() > 0).isEqualTo(account.status() == Status.OWED);
    }

    /** Once nothing is under way, one transfer makes it even. */
    private static void assertSettles(Pair open) {
        var known = open.move(books -> books.endRefundInVain(books.refunding()), Kind.REFUNDED);
        var even = known.transfer(Kind.SENT, known.account().due())
                .transfer(Kind.RECOVERED, known.account().owed())
                .account();
        assertThat(even.due()).isZero();
        assertThat(even.owed()).isZero();
        assertThat(even.total(Kind.SENT) - even.total(Kind.RECOVERED)).isEqualTo(even.earned());
        assertThat(even.status()).isIn(Status.SENT, Status.STOPPED);
    }

    private static SellerPayout follow(SellerPayout account, Holdings books, Kind less) {
        return follow(account, books, less, Kind.CAPTURED);
    }

    private static SellerPayout follow(SellerPayout account, Holdings books, Kind less, Kind more) {
        long change = account.change(books);
        var weighed = account.withholding(books.refunding());
        return change == 0 ? weighed : weighed.with(change > 0 ? more : less, Math.abs(change));
    }
}
