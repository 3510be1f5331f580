package io.orderflow.payment;

import io.orderflow.payment.gateway.SandboxResource;
import io.orderflow.payment.gateway.StandInTariff;
import io.orderflow.payment.gateway.WellBehaved;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test of the payment service on a real PostgreSQL, with the real sandbox as its gateway. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
@QuarkusTestResource(SandboxResource.class)
@QuarkusTestResource(StandInTariff.class)
@ExtendWith(WellBehaved.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface PaymentTest {}
