package io.orderflow.payment.clients.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.orderflow.payment.clients.AbstractGatewayAdapterContractTest;
import io.orderflow.payment.clients.Gateway;
import io.orderflow.payment.clients.GatewayAnswer.ActionRequired;
import io.orderflow.payment.clients.GatewayAnswer.Declined;
import io.orderflow.payment.clients.GatewayAnswer.Done;
import io.orderflow.payment.clients.GatewayUnavailable;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The adapter of Stripe, its requests checked by stripe-mock and answered in Stripe's words. */
class StripeGatewayContractTest extends AbstractGatewayAdapterContractTest {

    private static StripeMock mock;
    private static RecordedStripe stripe;
    private static StripeGateway gateway;
    private static Vertx vertx;

    @BeforeAll
    static void start() {
        mock = StripeMock.start();
        stripe = new RecordedStripe(mock);
        gateway = new StripeGateway(Settings.connectedTo(stripe.url()));
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        gateway.close();
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
    void refusesASecondCaptureOfWhatIsCapturedInOnePiece() {
        String id = authorized();
        perform(move("capture", id, 400));
        assertThat(perform(move("capture", id, 600))).isEqualTo(new Declined("already_captured"));
    }

    @Test
    void knowsNoCardThatStripeDoesNotKnow() {
        assertThat(perform(authorization("pm_of_nobody"))).isEqualTo(new Declined("card_unknown"));
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
