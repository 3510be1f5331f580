package io.orderflow.sandbox.api;

import io.orderflow.platform.money.Money;
import io.orderflow.platform.web.MoneyBody;
import io.orderflow.sandbox.domain.Answer;
import io.orderflow.sandbox.domain.KeptOperation;
import io.orderflow.sandbox.domain.Operation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What came of an operation.
 * @param status    succeeded, declined or action_required
 * @param code      why it was declined
 * @param amount    what moved
 * @param actionUrl where the card holder has to answer
 * @param hold      how old an authorization is
 */
@RegisterForReflection
public record AnswerBody(
        String operationKey,
        String operation,
        String paymentReference,
        String status,
        @Nullable String code,
        @Nullable MoneyBody amount,
        @Nullable String authorizationId,
        @Nullable String actionUrl,
        @Nullable Hold hold) {

    /** In sandbox time. @param asOf the moment of this answer */
    @RegisterForReflection
    public record Hold(Instant at, Instant until, Instant asOf) {

        static @Nullable Hold of(KeptOperation kept, Instant now) {
            boolean held = kept.request().operation() == Operation.AUTHORIZE
                    && kept.answer().status() == Answer.Status.SUCCEEDED;
            return held && kept.heldAt() != null && kept.heldUntil() != null
                    ? new Hold(kept.heldAt(), kept.heldUntil(), now)
                    : null;
        }
    }

    static AnswerBody of(KeptOperation kept, String publicUrl, Instant now) {
        var answer = kept.answer();
        var reference = kept.request().paymentReference();
        return new AnswerBody(
                kept.request().key(),
                kept.request().operation().code(),
                reference,
                answer.status().code(),
                answer.code(),
                answer.status() == Answer.Status.SUCCEEDED
                        ? MoneyBody.of(new Money(answer.effect(), kept.currency()))
                        : null,
                answer.status() == Answer.Status.SUCCEEDED ? kept.authorizationId() : null,
                answer.status() == Answer.Status.ACTION_REQUIRED
                        ? publicUrl + "/gateway/actions?payment_reference=" + reference
                        : null,
                Hold.of(kept, now));
    }
}
