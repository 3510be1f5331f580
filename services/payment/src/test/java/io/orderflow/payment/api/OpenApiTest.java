package io.orderflow.payment.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.orderflow.payment.PaymentTest;
import io.orderflow.payment.domain.transfer.TransferOutcome;
import io.orderflow.platform.test.openapi.AbstractOpenApiContractTest;
import io.restassured.response.ValidatableResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@PaymentTest
class OpenApiTest extends AbstractOpenApiContractTest {

    @Test
    void saysThatAWebhookNamesItsTypeAndItsPayment() {
        document()
                .body("components.schemas.GatewayEvent.required", contains("type", "payment_reference"))
                .body("components.schemas.GatewayEvent.properties.type.type", equalTo("string"))
                .body("components.schemas.GatewayEvent.properties.payment_reference.type", equalTo("string"));
    }

    @Test
    void namesEveryOutcomeThatTransfersCanBeAskedForBy() {
        document()
                .body(
                        "paths.'/api/v1/bank-transfers'.get.parameters.find { it.name == 'outcome' }.schema.enum",
                        contains(Stream.of(TransferOutcome.values())
                                .map(TransferOutcome::code)
                                .toArray()));
    }

    private static ValidatableResponse document() {
        return given().get("/q/openapi?format=json").then().statusCode(200);
    }
}
