package io.orderflow.payment.clients.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.service.RefundService;
import io.orderflow.payment.clients.GatewayAnswer;
import io.orderflow.payment.clients.GatewayAnswer.Declined;
import io.orderflow.payment.clients.GatewayAnswer.Done;
import io.orderflow.payment.clients.GatewayCall;
import io.orderflow.payment.clients.GatewayUnavailable;
import java.util.Optional;

/** Refunds: an object each, that carries its operation key. */
final class Refunds {

    private static final long PAGE = 100;

    private final RefundService service;

    Refunds(RefundService service) {
        this.service = service;
    }

    GatewayAnswer refund(GatewayCall call, Due due) throws StripeException {
        var wish = RefundCreateParams.builder()
                .setPaymentIntent(Intents.id(call))
                .setAmount(StripeAmount.of(call.amount(), call.currency()))
                .putMetadata(Marks.OPERATION_KEY, call.key())
                .build();
        return read(service.create(wish, due.options(call.key())), call);
    }

    /** The list is complete at once, unlike the search. */
    Optional<GatewayAnswer> find(GatewayCall call, Due due) throws StripeException {
        var wish = RefundListParams.builder()
                .setPaymentIntent(Intents.id(call))
                .setLimit(PAGE)
                .build();
        for (Refund refund : service.list(wish, due.options()).autoPagingIterable()) {
            if (call.key().equals(refund.getMetadata().get(Marks.OPERATION_KEY))) {
                return Optional.of(read(refund, call));
            }
        }
        return Optional.empty();
    }

    /** One that is under way has arrived, so it must never count as not found: a repeat after a day would be a second one. */
    private static GatewayAnswer read(Refund refund, GatewayCall call) {
        return switch (String.valueOf(refund.getStatus())) {
            case "succeeded" ->
                new Done(call.authorizationId(), StripeAmount.read(refund.getAmount(), call.currency()));
            case "failed", "canceled" -> new Declined("refund_failed");
            default -> throw new GatewayUnavailable("stripe: the refund is " + refund.getStatus());
        };
    }
}
