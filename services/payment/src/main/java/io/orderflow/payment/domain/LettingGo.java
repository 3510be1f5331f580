package io.orderflow.payment.domain;

import java.util.ArrayList;
import java.util.List;

/** What has to be asked of the gateway so that no more money of a payment stays there than its order asks for (domain.md §4, "Cancel"). */
public final class LettingGo {

    /** @param amount minor units; 0 gives up a payment that waits for its card holder */
    public record Step(Effect effect, long amount) {}

    private LettingGo() {}

    /** The steps that can be asked for now. While an authorization or a capture is unknown there are none: its outcome brings them. */
    public static List<Step> steps(Payment payment) {
        if (payment.gateway() == null || payment.holdings().capturing() > 0) {
            return List.of();
        }
        return payment.mustLetGo() ? all(payment) : surplus(payment);
    }

    /** An authorization cannot be lowered, but what is left of it once enough is captured, or no more can be, is let go. */
    private static List<Step> surplus(Payment payment) {
        var holdings = payment.holdings();
        var steps = new ArrayList<Step>();
        if ((payment.isTaken() || payment.isLapsed()) && holdings.live() > 0) {
            steps.add(new Step(Effect.VOID, holdings.live()));
        }
        long over = holdings.refundable() - payment.owed();
        if (over > 0) {
            steps.add(new Step(Effect.REFUND, over));
        }
        return steps;
    }

    private static List<Step> all(Payment payment) {
        var holdings = payment.holdings();
        var steps = new ArrayList<Step>();
        if (payment.status() == PaymentStatus.REQUIRES_ACTION || holdings.live() > 0) {
            steps.add(new Step(Effect.VOID, holdings.live()));
        }
        if (holdings.refundable() > 0) {
            steps.add(new Step(Effect.REFUND, holdings.refundable()));
        }
        return steps;
    }
}
