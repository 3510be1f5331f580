package io.orderflow.local.launch;

import io.orderflow.local.Refusal;
import io.orderflow.local.ServerUrl;
import io.orderflow.local.Settings;
import io.orderflow.local.dapr.Components;
import io.orderflow.local.dapr.Sidecar;
import io.orderflow.local.plan.Placeholders;
import io.orderflow.local.plan.Plan;
import io.orderflow.local.plan.PlanFiles;
import io.orderflow.local.secret.KeptSecrets;
import io.orderflow.local.secret.Tokens;
import io.orderflow.local.secret.WebhookSecrets;
import io.orderflow.local.server.RedisProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.Map;

/** Everything that is written before the first process starts: secrets, tokens, components. */
final class Preparation {
    private final Settings settings;
    private final PlanFiles files;
    private final KeptSecrets secrets;

    Preparation(Settings settings) {
        this.settings = settings;
        this.files = new PlanFiles(settings.root(), settings.portOffset());
        this.secrets = new KeptSecrets(settings.home().keys());
    }

    /** The plan with its placeholders, for the checks. */
    Plan read() {
        return files.read();
    }

    /** Password of the embedded server's administrator. */
    String postgresPassword() {
        return secrets.token("postgres.password");
    }

    /**
     * Writes tokens, webhook secrets and components.
     *
     * @return the plan with every value filled in
     */
    Plan write(Plan plan, String daprToken) {
        new Tokens(settings.home(), secrets, InstantSource.system()).write();
        KeptSecrets.write(settings.home().run().resolve("tokens/dapr.token"), daprToken);
        WebhookSecrets webhooks = new WebhookSecrets(secrets, plan.webhooks());
        webhooks.write(settings.home().run().resolve("webhook-secrets.json"));
        renderComponents(plan);
        return PlanFiles.fill(
                settings.javaOptions().map(plan::withJavaOptions).orElse(plan),
                new Placeholders(Map.of(
                        "port",
                        files.shiftedPort(),
                        "secret",
                        secrets::token,
                        "webhooks",
                        path -> String.join(",", webhooks.of(path)),
                        "webhook",
                        path -> webhooks.of(path).getFirst())));
    }

    /** @throws Refusal when somebody else's Redis is named and does not answer */
    void requireRedis() {
        settings.redis().ifPresent(server -> {
            if (!new RedisProbe(server.host(), server.port(), server.user(), server.password()).ready()) {
                throw new Refusal("The Redis server at " + server.address() + " that ORDERFLOW_REDIS_URL names does not"
                        + " answer, or refuses the password. Correct the variable, or unset it to use the embedded"
                        + " server.");
            }
        });
    }

    private void renderComponents(Plan plan) {
        var names = settings.home().run().resolve("names.sqlite");
        // Names of the last run would point at sidecars that are gone.
        for (String suffix : new String[] {"", "-wal", "-shm"}) {
            try {
                Files.deleteIfExists(names.resolveSibling(names.getFileName() + suffix));
            } catch (IOException e) {
                throw new Refusal("Cannot delete " + names + suffix + " (" + e.getMessage() + ").");
            }
        }
        String address = settings.redis().map(ServerUrl::address).orElse("127.0.0.1:" + plan.redisPort());
        Placeholders placeholders = new Placeholders(Map.of(
                "redis.address", none -> address,
                "redis.user", none -> settings.redis().map(ServerUrl::user).orElse(""),
                "redis.password",
                        none -> settings.redis().map(ServerUrl::password).orElse(""),
                "names.file", none -> names.toString()));
        io.orderflow.local.Tree.delete(Sidecar.rendered(settings.home()));
        new Components(settings.root().resolve("dapr-components"))
                .render(placeholders, Sidecar.rendered(settings.home()));
    }
}
