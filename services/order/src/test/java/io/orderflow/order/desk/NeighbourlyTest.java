package io.orderflow.order.desk;

import io.orderflow.order.neighbours.NeighboursResource;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.database.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the order service on a real PostgreSQL, with neighbours behind its real clients. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(TokenResource.class)
@WithTestResource(NeighboursResource.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface NeighbourlyTest {}
