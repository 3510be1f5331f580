package io.orderflow.payment.clients.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.orderflow.payment.clients.GatewayAnswer;
import io.orderflow.payment.clients.GatewayAnswer.Declined;
import io.orderflow.payment.clients.GatewayAnswer.Done;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.clients.Heard;
import io.orderflow.payment.clients.WebhookDelivery;
import io.orderflow.payment.gateway.StripeWebhook;
import io.orderflow.platform.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes to Stripe, and comes back from there, in currencies that it counts otherwise than ISO 4217. */
class StripeCurrenciesTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private static StripeMock mock;
    private static RecordedStripe stripe;
    private static StripeGateway gateway;

    @BeforeAll
    static void start() {
        mock = StripeMock.start();
        stripe = new RecordedStripe(mock);
        gateway = new StripeGateway(Settings.connectedInPartsTo(stripe.url()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        stripe.close();
        mock.close();
    }

    @ParameterizedTest
    @CsvSource({"USD, 100, 100", "JPY, 100, 100", "ISK, 100, 10000", "UGX, 100, 10000", "MGA, 100, 1", "KWD, 100, 100"})
    void movesTheSameMoneyThere(String currency, long part, long sent) {
        var held = call("authorize", null, currency, 10 * part);
        String id = ((Done) perform(held)).authorizationId();
        assertThat(perform(held))
                .isInstanceOfSatisfying(
                        Done.class, done -> assertThat(done.amount()).isEqualTo(10 * part));
        for (var call : List.of(
                call("capture", id, currency, 4 * part),
                call("refund", id, currency, part),
                call("void", id, currency, 6 * part))) {
            assertThat(perform(call)).isEqualTo(new Done(id, call.amount()));
            assertThat(gateway.find(call, DEADLINE).await().atMost(DEADLINE)).contains(new Done(id, call.amount()));
        }
        assertThat(stripe.ledger(held.reference()))
                .containsExactly("authorize " + 10 * sent, "capture " + 4 * sent, "refund " + sent, "void " + 6 * sent);
    }

    @ParameterizedTest
    @CsvSource({"KWD, 1005", "MGA, 150", "XXX, 100"})
    void asksForNothingThatStripeCannotExpress(String currency, long amount) {
        var refusal = new Declined("amount_not_expressible");
        for (String effect : List.of("authorize", "capture", "refund")) {
            int before = stripe.requests.size();
            assertThat(perform(call(effect, "pi_1", currency, amount))).isEqualTo(refusal);
            assertThat(stripe.requests).hasSize(before);
        }
    }

    /** However the part of a void is written down, all that is left is let go. */
    @Test
    void letsGoWhateverAmountTheCallHas() {
        String id = ((Done) perform(call("authorize", null, "MGA", 1000))).authorizationId();
        assertThat(perform(call("void", id, "MGA", 150))).isEqualTo(new Done(id, 1000));
    }

    @ParameterizedTest
    @CsvSource({"usd, 1000, 1000", "isk, 50000, 500", "mga, 5, 500", "kwd, 5120, 5120"})
    void hearsWhatADisputeIsAbout(String currency, long told, long meant) {
        assertThat(heard(currency, told)).isEqualTo(new Money(meant, currency.toUpperCase(java.util.Locale.ROOT)));
    }

    @Test
    void hearsNothingWhereOurUnitsCannotExpressIt() {
        assertThat(heard("isk", 50050)).isNull();
    }

    private static @Nullable Money heard(String currency, long told) {
        var webhook = StripeWebhook.of("charge.dispute.created", """
                {"id":"dp_1","object":"dispute","payment_intent":"pi_1","status":"needs_response","amount":%d,"currency":"%s"}""".formatted(told, currency));
        var webhooks = new StripeWebhooks(List.of(StripeWebhook.SECRET), Duration.ofMinutes(5));
        var delivery = new WebhookDelivery(
                name -> webhook.signature(), webhook.body().getBytes(StandardCharsets.UTF_8), Instant.now());
        return ((Heard.NewsOfAuthorization) webhooks.hear(delivery)).event().amount();
    }

    private static GatewayAnswer perform(GatewayCall call) {
        return gateway.perform(call, DEADLINE).await().atMost(DEADLINE);
    }

    private static GatewayCall call(String effect, @Nullable String id, String currency, long amount) {
        return new GatewayCall(
                effect + "-" + UUID.randomUUID(),
                UUID.randomUUID(),
                StripeGateway.NAME,
                effect,
                id == null ? "pay-" + UUID.randomUUID() : "pay-1",
                id == null ? IntentBook.GOOD : null,
                amount,
                currency,
                id);
    }
}
