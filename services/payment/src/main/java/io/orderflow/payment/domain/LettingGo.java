package io.orderflow.payment.domain;

import java.util.ArrayList;
import java.util.List;

/** What has to be asked of the gateway so that no money of a payment stays there (domain.md §4, "Cancel"). */
public final class LettingGo {

    /** @param amount minor units; 0 gives up a payment that waits for its card holder */
    public record Step(Effect effect, long amount) {}

    private LettingGo() {}

    /** The steps that can be asked for now. While an authorization or a capture is unknown there are none: its outcome brings them. */
    public static List<Step> steps(Payment payment) {
        var holdings = payment.holdings();
        var steps = new ArrayList<Step>();
        if (payment.gateway() == null || !payment.mustLetGo() || holdings.capturing() > 0) {
            return steps;
        }
        if (payment.status() == PaymentStatus.REQUIRES_ACTION || holdings.live() > 0) {
            steps.add(new Step(Effect.VOID, holdings.live()));
        }
        if (holdings.refundable() > 0) {
            steps.add(new Step(Effect.REFUND, holdings.refundable()));
        }
        return steps;
    }
}
