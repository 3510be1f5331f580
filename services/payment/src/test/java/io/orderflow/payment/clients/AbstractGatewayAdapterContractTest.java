package io.orderflow.payment.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.payment.clients.GatewayAnswer.ActionRequired;
import io.orderflow.payment.clients.GatewayAnswer.Declined;
import io.orderflow.payment.clients.GatewayAnswer.Done;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What every adapter of the port owes the machinery. A new gateway is one class and a subclass of this. */
public abstract class AbstractGatewayAdapterContractTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration BRIEF = Duration.ofMillis(700);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** The adapter, connected to something that behaves as its gateway. */
    protected abstract Gateway gateway();

    /** {@code operation amount} of each effect that the gateway has really brought about. */
    protected abstract List<String> ledger(String reference);

    protected abstract Vertx vertx();

    protected abstract String goodCard();

    protected abstract String declinedCard();

    protected abstract String challengedCard();

    /** At the gateway, which holds money for seven days. */
    protected abstract void timePasses(Duration span);

    /** The authorization happens, and its first answer comes too late. */
    protected abstract String cardThatLosesItsAnswer();

    /** Effects that are asked for meanwhile happen, and their answers come too late or never. */
    protected abstract void whileAnswersAreLost(Runnable calls);

    private final String reference = "pay-" + UUID.randomUUID();

    @Test
    final void holdsMoneyOnceUnderItsKey() {
        var call = authorization(goodCard());
        var held = perform(call);
        assertThat(held).isInstanceOfSatisfying(Done.class, done -> {
            assertThat(done.amount()).isEqualTo(1000);
            assertThat(done.authorizationId()).isNotBlank();
        });
        assertThat(perform(call))
                .usingRecursiveComparison()
                .ignoringFields("age")
                .isEqualTo(held);
        assertThat(find(call).orElseThrow())
                .usingRecursiveComparison()
                .ignoringFields("age")
                .isEqualTo(held);
        assertThat(ledger(reference)).containsExactly("authorize 1000");
    }

    @Test
    @Tag("X3.5")
    final void tellsHowLongMoneyIsHeldByItsOwnClockAndForHowMuchLonger() {
        var call = authorization(goodCard());
        perform(call);
        timePasses(Duration.ofDays(2));
        assertThat(List.of(perform(call), find(call).orElseThrow()))
                .allSatisfy(answer -> assertThat(((Done) answer).age()).satisfies(age -> {
                    assertThat(age.age())
                            .isBetween(Duration.ofDays(2), Duration.ofDays(2).plusMinutes(5));
                    assertThat(age.left()).isBetween(Duration.ofDays(5).minusMinutes(5), Duration.ofDays(5));
                }));
    }

    @Test
    final void capturesAllOnceUnderItsKey() {
        var call = move("capture", authorized(), 1000);
        var taken = perform(call);
        assertThat(amount(taken)).isEqualTo(1000);
        assertThat(perform(call)).isEqualTo(taken);
        assertThat(amount(find(call).orElseThrow())).isEqualTo(1000);
        assertThat(ledger(reference)).containsExactly("authorize 1000", "capture 1000");
    }

    @Test
    final void capturesAPartAndTellsTheRestAsLetGo() {
        String id = authorized();
        assertThat(amount(perform(move("capture", id, 400)))).isEqualTo(400);
        assertThat(amount(perform(move("void", id, 600)))).isEqualTo(600);
    }

    @Test
    @Tag("X3.3")
    final void capturesInPartsThatSumUpEachOnceUnderItsKey() {
        String id = authorized();
        var parts = List.of(move("capture", id, 400), move("capture", id, 350), move("capture", id, 250));
        for (var part : parts) {
            assertThat(find(part)).isEmpty();
            assertThat(amount(perform(part))).isEqualTo(part.amount());
            assertThat(amount(perform(part))).isEqualTo(part.amount());
        }
        for (var part : parts) {
            assertThat(amount(find(part).orElseThrow())).isEqualTo(part.amount());
            assertThat(amount(perform(part))).isEqualTo(part.amount());
        }
        assertThat(ledger(reference)).containsExactly("authorize 1000", "capture 400", "capture 350", "capture 250");
    }

    @Test
    final void capturesTwoPartsSideBySide() {
        String id = authorized();
        var parts = List.of(move("capture", id, 400), move("capture", id, 600));
        var asked = parts.stream()
                .map(part -> gateway().perform(part, DEADLINE).subscribeAsCompletionStage())
                .toList();
        asked.forEach(answer -> answer.handle((done, lost) -> done).join());
        for (var part : parts) {
            assertThat(amount(find(part).orElseGet(() -> perform(part)))).isEqualTo(part.amount());
        }
        assertThat(ledger(reference)).containsExactlyInAnyOrder("authorize 1000", "capture 400", "capture 600");
    }

    @Test
    final void refusesAPartOfMoreThanIsLeftAndStaysWithIt() {
        String id = authorized();
        perform(move("capture", id, 400));
        var over = move("capture", id, 601);
        assertThat(perform(over)).isEqualTo(new Declined("amount_too_large"));
        assertThat(perform(over)).isEqualTo(new Declined("amount_too_large"));
        assertThat(amount(perform(move("capture", id, 600)))).isEqualTo(600);
        assertThat(ledger(reference)).containsExactly("authorize 1000", "capture 400", "capture 600");
    }

    @Test
    final void letsGoOfTheRestAfterPartsOnceUnderItsKey() {
        String id = authorized();
        perform(move("capture", id, 400));
        perform(move("capture", id, 350));
        var rest = move("void", id, 250);
        assertThat(find(rest)).isEmpty();
        assertThat(amount(perform(rest))).isEqualTo(250);
        assertThat(amount(perform(rest))).isEqualTo(250);
        assertThat(amount(find(rest).orElseThrow())).isEqualTo(250);
        assertThat(perform(move("capture", id, 250))).isInstanceOf(Declined.class);
        assertThat(ledger(reference)).containsExactly("authorize 1000", "capture 400", "capture 350", "void 250");
    }

    @Test
    final void givesBackMoreThanOnePartWhileTheRestIsHeld() {
        String id = authorized();
        perform(move("capture", id, 400));
        perform(move("capture", id, 350));
        assertThat(amount(perform(move("refund", id, 600)))).isEqualTo(600);
        assertThat(perform(move("refund", id, 151))).isInstanceOf(Declined.class);
        assertThat(amount(perform(move("refund", id, 150)))).isEqualTo(150);
        assertThat(amount(perform(move("capture", id, 250)))).isEqualTo(250);
        assertThat(ledger(reference))
                .containsExactly(
                        "authorize 1000", "capture 400", "capture 350", "refund 600", "refund 150", "capture 250");
    }

    @Test
    @Tag("X3.3")
    final void findsAPartWhoseAnswerIsLostAndDoesNotTakeItForAnother() {
        String id = authorized();
        perform(move("capture", id, 400));
        var lost = move("capture", id, 350);
        whileAnswersAreLost(() -> assertThatThrownBy(
                        () -> gateway().perform(lost, BRIEF).await().atMost(DEADLINE))
                .isInstanceOf(GatewayUnavailable.class));
        assertThat(find(move("capture", id, 350))).isEmpty();
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> amount(find(lost).orElseGet(() -> perform(lost))) == 350);
        assertThat(ledger(reference)).containsExactly("authorize 1000", "capture 400", "capture 350");
    }

    @Test
    @Tag("X3.3")
    final void findsThatTheRestIsLetGoWhoseAnswerIsLost() {
        String id = authorized();
        perform(move("capture", id, 400));
        var lost = move("void", id, 600);
        whileAnswersAreLost(() -> assertThatThrownBy(
                        () -> gateway().perform(lost, BRIEF).await().atMost(DEADLINE))
                .isInstanceOf(GatewayUnavailable.class));
        Awaitility.await()
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> amount(find(lost).orElseGet(() -> perform(lost))) == 600);
        assertThat(ledger(reference)).containsExactly("authorize 1000", "capture 400", "void 600");
    }

    @Test
    final void letsGoOfAllOnceUnderItsKey() {
        var call = move("void", authorized(), 1000);
        assertThat(amount(perform(call))).isEqualTo(1000);
        assertThat(amount(perform(call))).isEqualTo(1000);
        assertThat(amount(find(call).orElseThrow())).isEqualTo(1000);
        assertThat(ledger(reference)).containsExactly("authorize 1000", "void 1000");
    }

    @Test
    final void givesBackInPartsEachOnceUnderItsKey() {
        String id = authorized();
        perform(move("capture", id, 1000));
        var first = move("refund", id, 300);
        var second = move("refund", id, 700);
        assertThat(amount(perform(first))).isEqualTo(300);
        assertThat(amount(perform(first))).isEqualTo(300);
        assertThat(find(second)).isEmpty();
        assertThat(amount(perform(second))).isEqualTo(700);
        assertThat(amount(find(first).orElseThrow())).isEqualTo(300);
        assertThat(ledger(reference)).containsExactly("authorize 1000", "capture 1000", "refund 300", "refund 700");
    }

    @Test
    final void declinesAndStaysWithIt() {
        var call = authorization(declinedCard());
        assertThat(perform(call)).isEqualTo(new Declined("card_declined"));
        assertThat(perform(call)).isEqualTo(new Declined("card_declined"));
        assertThat(find(call)).contains(new Declined("card_declined"));
        assertThat(ledger(reference)).isEmpty();
    }

    @Test
    final void refusesWhatTheMoneyDoesNotAllow() {
        String id = authorized();
        assertThat(perform(move("capture", id, 1001))).isEqualTo(new Declined("amount_too_large"));
        perform(move("void", id, 1000));
        assertThat(perform(move("capture", id, 1000))).isEqualTo(new Declined("authorization_voided"));
        assertThat(ledger(reference)).containsExactly("authorize 1000", "void 1000");
    }

    @Test
    final void sendsTheCardHolderAndCanGiveUp() {
        var call = authorization(challengedCard());
        var asked = perform(call);
        assertThat(asked)
                .isInstanceOfSatisfying(
                        ActionRequired.class, action -> assertThat(action.url()).startsWith("http"));
        assertThat(find(call)).contains(asked);
        String id = ((ActionRequired) asked).authorizationId();
        assertThat(amount(perform(move("void", id, 0)))).isZero();
        assertThat(ledger(reference)).isEmpty();
    }

    @Test
    final void knowsNothingOfWhatHasNotArrived() {
        String id = authorized();
        assertThat(find(authorization(goodCard()))).isEmpty();
        assertThat(find(move("capture", id, 1000))).isEmpty();
        assertThat(find(move("void", id, 1000))).isEmpty();
        assertThat(find(move("refund", id, 1000))).isEmpty();
    }

    @Test
    final void callsALateAnswerUnknownAndFindsItByAsking() {
        var call = authorization(cardThatLosesItsAnswer());
        assertThatThrownBy(() ->
                        gateway().perform(call, Duration.ofMillis(700)).await().atMost(DEADLINE))
                .isInstanceOf(GatewayUnavailable.class);
        Awaitility.await()
                .atMost(DEADLINE)
                .ignoreExceptions()
                .until(() -> amount(find(call).orElseGet(() -> perform(call))) == 1000);
        assertThat(ledger(reference)).containsExactly("authorize 1000");
    }

    @Test
    final void answersOnTheCallersEventLoop() throws Exception {
        Context caller = vertx().getOrCreateContext();
        var answered = new CompletableFuture<@Nullable Context>();
        caller.runOnContext(nothing -> gateway()
                .find(authorization(goodCard()), DEADLINE)
                .subscribe()
                .with(found -> answered.complete(Vertx.currentContext()), answered::completeExceptionally));
        assertThat(answered.get(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isSameAs(caller);
    }

    /** @return the gateway's id of an authorization of 1000 */
    protected final @Nullable String authorized() {
        return authorized(goodCard());
    }

    protected final @Nullable String authorized(String card) {
        return ((Done) perform(authorization(card))).authorizationId();
    }

    protected final GatewayCall authorization(String card) {
        return call("authorize", card, 1000, null);
    }

    protected final GatewayCall move(String effect, @Nullable String authorizationId, long amount) {
        return call(effect, null, amount, authorizationId);
    }

    protected final GatewayAnswer perform(GatewayCall call) {
        return gateway().perform(call, DEADLINE).await().atMost(DEADLINE);
    }

    protected final Optional<GatewayAnswer> find(GatewayCall call) {
        return gateway().find(call, DEADLINE).await().atMost(DEADLINE);
    }

    private GatewayCall call(String effect, @Nullable String card, long amount, @Nullable String id) {
        return new GatewayCall(
                effect + "-" + UUID.randomUUID(),
                UUID.randomUUID(),
                gateway().name(),
                effect,
                reference,
                card,
                amount,
                "USD",
                id);
    }

    private static long amount(GatewayAnswer answer) {
        return ((Done) answer).amount();
    }
}
