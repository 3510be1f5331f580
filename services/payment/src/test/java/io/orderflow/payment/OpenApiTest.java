package io.orderflow.payment;

import io.orderflow.platform.test.openapi.AbstractOpenApiContractTest;

@PaymentTest
class OpenApiTest extends AbstractOpenApiContractTest {}
