package io.orderflow.payment.clients.stripe;

import com.stripe.model.Charge;
import com.stripe.model.PaymentIntent;
import com.stripe.model.PaymentIntentSearchResult;
import com.stripe.model.Refund;
import com.stripe.model.RefundCollection;
import com.stripe.model.StripeError;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCaptureParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** What the SDK's Gson reads and writes by reflection, for a native image. */
@RegisterForReflection(
        targets = {
            Charge.class,
            PaymentIntent.class,
            PaymentIntentSearchResult.class,
            Refund.class,
            RefundCollection.class,
            StripeError.class,
            PaymentIntentCancelParams.class,
            PaymentIntentCaptureParams.class,
            PaymentIntentCreateParams.class,
            PaymentIntentRetrieveParams.class,
            PaymentIntentSearchParams.class,
            RefundCreateParams.class,
            RefundListParams.class
        })
final class StripeReflection {

    private StripeReflection() {}
}
