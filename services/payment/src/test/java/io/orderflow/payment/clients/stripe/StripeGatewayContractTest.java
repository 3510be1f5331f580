package io.orderflow.payment.clients.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.payment.clients.AbstractGatewayAdapterContractTest;
import io.orderflow.payment.clients.Gateway;
import io.orderflow.payment.clients.GatewayAnswer.ActionRequired;
import io.orderflow.payment.clients.GatewayAnswer.Declined;
import io.orderflow.payment.clients.GatewayAnswer.Done;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.clients.GatewayUnavailable;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The adapter of Stripe, its requests checked by stripe-mock and answered in Stripe's words. */
class StripeGatewayContractTest extends AbstractGatewayAdapterContractTest {

    /** Captures whose marks fit beside ours: Stripe takes 50 entries. */
    private static final int ROOM = 48;

    private static StripeMock mock;
    private static RecordedStripe stripe;
    private static StripeGateway gateway;
    private static StripeGateway inOnePiece;
    private static Vertx vertx;

    @BeforeAll
    static void start() {
        mock = StripeMock.start();
        stripe = new RecordedStripe(mock);
        gateway = new StripeGateway(Settings.connectedInPartsTo(stripe.url()));
        inOnePiece = new StripeGateway(Settings.connectedTo(stripe.url()));
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        gateway.close();
        inOnePiece.close();
        stripe.close();
        mock.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void sendsTheOperationKeyAsIdempotencyKeyAndAsMark() {
        var call = authorization(IntentBook.GOOD);
        perform(call);
        assertThat(stripe.requests).anySatisfy(request -> {
            assertThat(request.key()).isEqualTo(call.key());
            assertThat(request.form())
                    .containsEntry("metadata[operation_key]", call.key())
                    .containsEntry("metadata[payment_reference]", call.reference())
                    .containsEntry("capture_method", "manual")
                    .containsEntry("currency", "usd");
        });
    }

    @Test
    void callsBrokenAnswersUnknownAndDoesNotRepeatThemByItself() {
        for (int status : new int[] {401, 403, 409, 429, 500, 503}) {
            var call = authorization(IntentBook.GOOD);
            stripe.breakNext(status, "{\"error\":{\"type\":\"api_error\",\"message\":\"no\"}}");
            assertThatThrownBy(() -> perform(call)).as("%d", status).isInstanceOf(GatewayUnavailable.class);
            assertThat(stripe.requests.stream().filter(r -> call.key().equals(r.key())))
                    .hasSize(1);
        }
    }

    @Test
    void callsNoConnectionUnknown() {
        var away = new StripeGateway(Settings.connectedTo("http://127.0.0.1:1"));
        assertThatThrownBy(() -> away.perform(authorization(IntentBook.GOOD), Duration.ofSeconds(5))
                        .await()
                        .indefinitely())
                .isInstanceOf(GatewayUnavailable.class);
        away.close();
    }

    @Test
    void learnsTheCardHoldersAnswerThoughTheRepeatIsTheFirstAnswer() {
        for (boolean approved : new boolean[] {true, false}) {
            var call = authorization(IntentBook.CHALLENGED);
            String id = ((ActionRequired) perform(call)).authorizationId();
            stripe.answerChallenge(id, approved);
            var expected = approved ? new Done(id, 1000) : new Declined("card_declined");
            assertThat(List.of(perform(call), find(call).orElseThrow()))
                    .usingRecursiveFieldByFieldElementComparatorIgnoringFields("age")
                    .containsOnly(expected);
        }
    }

    @Test
    void asksForCapturesInPartsOnlyWhereTheAccountMay() {
        var here = authorization(IntentBook.GOOD);
        perform(here);
        assertThat(sent(here)).containsEntry("payment_method_options[card][request_multicapture]", "if_available");
        var elsewhere = authorization(IntentBook.GOOD);
        inOnePiece.perform(elsewhere, Duration.ofSeconds(10)).await().indefinitely();
        assertThat(sent(elsewhere).keySet()).noneMatch(name -> name.startsWith("payment_method_options"));
    }

    @Test
    void declinesWhereItAsksForPartsAndTheAccountMayNot() {
        var call = authorization(IntentBook.GOOD);
        stripe.breakNext(
                400, "{\"error\":{\"type\":\"invalid_request_error\",\"code\":\"payment_intent_invalid_parameter\"}}");
        assertThat(perform(call)).isEqualTo(new Declined("request_refused"));
        assertThat(stripe.ledger(call.reference())).isEmpty();
    }

    @Test
    void keepsTheRestAfterEveryPartButTheLast() {
        String id = authorized();
        var first = move("capture", id, 400);
        var last = move("capture", id, 600);
        perform(first);
        perform(last);
        assertThat(sent(first)).containsEntry("final_capture", "false");
        assertThat(sent(last)).containsEntry("final_capture", "true");
    }

    @Test
    void refusesASecondCaptureOfWhatIsCapturedInOnePiece() {
        String elsewhere = ((Done) inOnePiece
                        .perform(authorization(IntentBook.GOOD), Duration.ofSeconds(10))
                        .await()
                        .indefinitely())
                .authorizationId();
        for (String id : Arrays.asList(authorized(IntentBook.IN_ONE_PIECE), elsewhere)) {
            var part = move("capture", id, 400);
            perform(part);
            assertThat(sent(part)).doesNotContainKey("final_capture");
            var second = move("capture", id, 600);
            assertThat(perform(second)).isEqualTo(new Declined("already_captured"));
            assertThat(find(second)).contains(new Declined("already_captured"));
            assertThat(perform(move("void", id, 600))).isEqualTo(new Done(id, 600));
        }
    }

    @Test
    @Tag("X3.3")
    void capturesAPartOnceThoughItsKeyIsDropped() {
        String id = authorized();
        var part = move("capture", id, 400);
        perform(part);
        stripe.dropKeys();
        assertThat(perform(part)).isEqualTo(new Done(id, 400));
        perform(move("capture", id, 600));
        stripe.dropKeys();
        assertThat(perform(part)).isEqualTo(new Done(id, 400));
        assertThat(stripe.ledger(part.reference())).containsExactly("authorize 1000", "capture 400", "capture 600");
    }

    @Test
    @Tag("X3.3")
    void learnsOfWhatHappenedThoughStripeKeepsItsOwnFailureAsTheAnswer() {
        String id = authorized();
        var part = move("capture", id, 400);
        stripe.loseNext("capture");
        assertThatThrownBy(() -> perform(part)).isInstanceOf(GatewayUnavailable.class);
        assertThat(find(part)).contains(new Done(id, 400));
        var rest = move("void", id, 600);
        stripe.loseNext("capture");
        assertThatThrownBy(() -> perform(rest)).isInstanceOf(GatewayUnavailable.class);
        assertThat(find(rest)).contains(new Done(id, 600));
        assertThat(List.of(perform(part), perform(rest))).containsExactly(new Done(id, 400), new Done(id, 600));
        assertThat(stripe.ledger(part.reference())).containsExactly("authorize 1000", "capture 400", "void 600");
    }

    @Test
    void letsGoOfTheRestOnceThoughItsKeyIsDropped() {
        String id = authorized();
        perform(move("capture", id, 400));
        var rest = move("void", id, 600);
        perform(rest);
        assertThat(sent(rest)).containsEntry("amount_to_capture", "0").containsEntry("final_capture", "true");
        stripe.dropKeys();
        assertThat(perform(rest)).isEqualTo(new Done(id, 600));
        assertThat(stripe.ledger(rest.reference())).containsExactly("authorize 1000", "capture 400", "void 600");
    }

    @Test
    void refusesPartsForWhichThereIsNoRoomAndKeepsTheRestHeld() {
        String id = authorized();
        for (int taken = 0; taken < ROOM; taken++) {
            assertThat(perform(move("capture", id, 10))).isEqualTo(new Done(id, 10));
        }
        var beyond = move("capture", id, 10);
        assertThat(perform(beyond)).isEqualTo(new Declined("too_many_captures"));
        assertThat(find(beyond)).isEmpty();
        assertThat(perform(move("void", id, 0))).isEqualTo(new Done(id, 1000 - 10 * ROOM));
    }

    @Test
    @Tag("X3.5")
    void tellsARestThatHasLapsedFromOneThatWasTaken() {
        String id = authorized();
        perform(move("capture", id, 400));
        stripe.timePasses(Duration.ofDays(8));
        var late = move("capture", id, 600);
        assertThat(perform(late)).isEqualTo(new Declined("authorization_expired"));
        assertThat(find(late)).contains(new Declined("authorization_expired"));
        assertThat(perform(move("void", id, 600))).isEqualTo(new Done(id, 600));
    }

    /** Staff may cancel in Stripe's own pages. */
    @Test
    void countsAsLetGoOnlyWhatWasNotTaken() {
        String id = authorized();
        var part = move("capture", id, 400);
        perform(part);
        stripe.cancel(id);
        assertThat(perform(part)).isEqualTo(new Done(id, 400));
        assertThat(perform(move("capture", id, 600))).isEqualTo(new Declined("authorization_voided"));
        assertThat(perform(move("void", id, 600))).isEqualTo(new Done(id, 600));
    }

    @Test
    void knowsNoCardThatStripeDoesNotKnow() {
        assertThat(perform(authorization("pm_of_nobody"))).isEqualTo(new Declined("card_unknown"));
    }

    private static Map<String, String> sent(GatewayCall call) {
        return stripe.requests.stream()
                .filter(request -> call.key().equals(request.key()))
                .findFirst()
                .orElseThrow()
                .form();
    }

    @Override
    protected Gateway gateway() {
        return gateway;
    }

    @Override
    protected List<String> ledger(String reference) {
        return stripe.ledger(reference);
    }

    @Override
    protected Vertx vertx() {
        return vertx;
    }

    @Override
    protected void timePasses(Duration span) {
        stripe.timePasses(span);
    }

    @Override
    protected void whileAnswersAreLost(Runnable calls) {
        stripe.stall(true);
        try {
            calls.run();
        } finally {
            stripe.stall(false);
        }
    }

    @Override
    protected String goodCard() {
        return IntentBook.GOOD;
    }

    @Override
    protected String declinedCard() {
        return IntentBook.DECLINED;
    }

    @Override
    protected String challengedCard() {
        return IntentBook.CHALLENGED;
    }

    @Override
    protected String cardThatLosesItsAnswer() {
        return IntentBook.STALLS;
    }
}
