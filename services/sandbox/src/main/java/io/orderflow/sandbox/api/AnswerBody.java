package io.orderflow.sandbox.api;

import io.orderflow.platform.money.Money;
import io.orderflow.platform.web.MoneyBody;
import io.orderflow.sandbox.domain.Answer;
import io.orderflow.sandbox.domain.KeptOperation;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.jspecify.annotations.Nullable;

/**
 * What came of an operation.
 * @param status    succeeded, declined or action_required
 * @param code      why it was declined
 * @param amount    what moved
 * @param actionUrl where the card holder has to answer
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
        @Nullable String actionUrl) {

    static AnswerBody of(KeptOperation kept, String publicUrl) {
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
                        : null);
    }
}
