package io.orderflow.payment.clients.sandbox;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.clients.AbstractGatewayAdapterContractTest;
import io.orderflow.payment.clients.Gateway;
import io.orderflow.payment.clients.Gateways;
import io.orderflow.payment.gateway.Sandbox;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;

/** The adapter of the sandbox, with the real sandbox behind it. */
@PaymentTest
class SandboxGatewayContractTest extends AbstractGatewayAdapterContractTest {

    @Inject
    Gateways gateways;

    @Inject
    Vertx vertx;

    @Override
    protected Gateway gateway() {
        return gateways.find("sandbox").orElseThrow();
    }

    @Override
    protected List<String> ledger(String reference) {
        return Sandbox.ledger(reference.substring("pay-".length()));
    }

    @Override
    protected Vertx vertx() {
        return vertx;
    }

    @Override
    protected String goodCard() {
        return "tok_ok";
    }

    @Override
    protected String declinedCard() {
        return "tok_declined";
    }

    @Override
    protected String challengedCard() {
        return "tok_action_required";
    }

    @Override
    protected void timePasses(Duration span) {
        Sandbox.timePasses(span);
    }

    @Override
    protected void whileAnswersAreLost(Runnable calls) {
        Sandbox.faults("{\"latency_ms\":2000}");
        try {
            calls.run();
        } finally {
            Sandbox.mend();
        }
    }

    @Override
    protected String cardThatLosesItsAnswer() {
        return "tok_timeout_after_success";
    }
}
