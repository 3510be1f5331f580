package io.orderflow.payment.usecase.refund;

import io.orderflow.payment.domain.AskedEffect;
import io.orderflow.payment.domain.Effect;
import io.orderflow.payment.domain.LettingGo;
import io.orderflow.payment.domain.Payment;
import io.orderflow.payment.persistence.Payments;
import io.orderflow.payment.usecase.RequestEffect;
import io.orderflow.payment.usecase.seller.BookForSeller;
import io.orderflow.platform.db.Tx;
import io.orderflow.platform.ids.Ids;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks for what still has to happen so that no more of a payment stays at its gateway than may; void or refund, as the money stands. */
@Singleton
public class LetGo {

    private final RequestEffect requesting;
    private final Payments payments;
    private final BookForSeller seller;

    LetGo(RequestEffect requesting, Payments payments, BookForSeller seller) {
        this.requesting = requesting;
        this.payments = payments;
        this.seller = seller;
    }

    /** @param payment locked and stored as given @return it, with what was asked for now counted as in flight */
    public Uni<Payment> pursue(Tx tx, Payment payment) {
        Uni<Payment> result = Uni.createFrom().item(payment);
        for (var step : LettingGo.steps(payment)) {
            result = result.chain(now -> ask(tx, now, step));
        }
        return result;
    }

    private Uni<Payment> ask(Tx tx, Payment payment, LettingGo.Step step) {
        if (step.effect() == Effect.VOID) {
            return requesting
                    .request(tx, payment, asked(payment, "void-" + payment.id(), step), null, Duration.ZERO)
                    .replaceWith(payment);
        }
        return requesting
                .request(tx, payment, asked(payment, "refund-" + Ids.next(), step), null, Duration.ZERO)
                .chain(() -> payments.update(tx, payment.refunding(step.amount())))
                .call(now -> seller.weigh(tx, now));
    }

    private static AskedEffect asked(Payment payment, String key, LettingGo.Step step) {
        return AskedEffect.asked(key, payment.id(), step.effect(), step.amount(), reason(payment, step.effect()));
    }

    private static @Nullable String reason(Payment payment, Effect effect) {
        if (payment.mustLetGo()) {
            return payment.cancelReason();
        }
        return effect == Effect.VOID && payment.isLapsed() ? payment.failureCode() : LowerPayment.REASON;
    }
}
