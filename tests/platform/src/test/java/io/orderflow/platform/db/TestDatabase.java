package io.orderflow.platform.db;

import io.orderflow.platform.test.database.PostgresServer;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import org.flywaydb.core.Flyway;

/** The machinery's tables in a database of their own, without an application around them. */
public final class TestDatabase {

    private TestDatabase() {}

    public static Database create(Vertx vertx) {
        String name = PostgresServer.newDatabase();
        Flyway.configure()
                .dataSource("jdbc:postgresql://127.0.0.1:" + PostgresServer.port() + "/" + name, "postgres", "postgres")
                .locations("db/platform")
                .load()
                .migrate();
        var options = new PgConnectOptions()
                .setHost("127.0.0.1")
                .setPort(PostgresServer.port())
                .setDatabase(name)
                .setUser("postgres")
                .setPassword("postgres");
        return new Database(Pool.newInstance(PgBuilder.pool()
                .connectingTo(options)
                .with(new PoolOptions().setMaxSize(8))
                .using(vertx)
                .build()));
    }
}
