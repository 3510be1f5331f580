package io.orderflow.payment;

import io.orderflow.platform.test.architecture.AbstractArchitectureTest;

class ArchitectureTest extends AbstractArchitectureTest {

    @Override
    protected String basePackage() {
        return "io.orderflow.payment";
    }
}
