package io.orderflow.catalog;

import io.orderflow.catalog.domain.Product;
import io.orderflow.catalog.domain.TaxClass;
import io.orderflow.catalog.usecase.CreateProduct;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.ids.Ids;
import io.orderflow.platform.money.Money;
import io.orderflow.platform.test.auth.TokenResource;
import io.orderflow.platform.test.contract.AbstractOutboxContractTest;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.schemas.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;

/** A product comes to be together with the event that says so. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(TokenResource.class)
class ProductOutboxContractTest extends AbstractOutboxContractTest {

    @Inject
    CreateProduct creating;

    @Override
    protected String topic() {
        return Topics.CATALOG_PRODUCT_CREATED;
    }

    @Override
    protected String aggregate() {
        return Ids.next().toString();
    }

    @Override
    protected Uni<?> change(String id) {
        var product =
                new Product(UUID.fromString(id), "SKU-" + id, "Mug", new Money(1999, "USD"), TaxClass.STANDARD, 300, 1);
        return database.attempt(Cause.system("test"), tx -> creating.create(tx, product));
    }

    @Override
    protected boolean changed(String id) {
        return database.first("select 1 from product where id = $1", row -> row.getInteger(0), UUID.fromString(id))
                .await()
                .atMost(Duration.ofSeconds(60))
                .isPresent();
    }
}
