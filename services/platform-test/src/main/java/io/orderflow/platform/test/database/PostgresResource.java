package io.orderflow.platform.test.database;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Gives a {@code @QuarkusTest} a database of its own ({@code @QuarkusTestResource(PostgresResource.class)}). */
public class PostgresResource implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        String database = PostgresServer.newDatabase();
        String address = "127.0.0.1:" + PostgresServer.port() + "/" + database;
        return Map.of(
                "quarkus.datasource.reactive.url",
                "vertx-reactive:postgresql://" + address,
                "quarkus.datasource.jdbc.url",
                "jdbc:postgresql://" + address,
                "quarkus.datasource.username",
                "postgres",
                "quarkus.datasource.password",
                "postgres");
    }

    @Override
    public void stop() {}
}
