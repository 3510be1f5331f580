package io.orderflow.local.launch;

import io.orderflow.local.Home;
import io.orderflow.local.ServerUrl;
import io.orderflow.local.plan.Service;
import io.orderflow.local.process.HttpProbe;
import io.orderflow.local.process.JavaProgram;
import io.orderflow.local.process.Kind;
import io.orderflow.local.process.ProcessSpec;
import io.orderflow.local.process.StopSignal;
import io.orderflow.local.secret.SigningKey;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How to run a service: what the files say, and what only the launcher knows.
 *
 * @param postgres somebody else's server, empty for the embedded one
 * @param postgresPort of the embedded one
 * @param daprToken what the sidecar wants to be shown
 * @param appToken what the sidecar shows
 */
record ServiceProcess(Home home, Optional<ServerUrl> postgres, int postgresPort, String daprToken, String appToken) {

    ProcessSpec of(Service service) {
        return new ProcessSpec(
                service.name(),
                Kind.SERVICE,
                JavaProgram.resolve(service.command()),
                environment(service),
                service.directory(),
                home.logs().resolve(service.name() + ".log"),
                service.ports(),
                HttpProbe.local(service.httpPort(), "/healthz/ready", 200),
                3,
                StopSignal.TERMINATE,
                Duration.ofSeconds(12));
    }

    /** The database of a service; its role has the same name. */
    static String database(Service service) {
        return service.environment().getOrDefault("DB_NAME", service.name().replace('-', '_'));
    }

    private Map<String, String> environment(Service service) {
        Map<String, String> environment = new LinkedHashMap<>(service.environment());
        environment.putIfAbsent("APP_ID", service.name());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_GRPC_SERVER_HOST", "127.0.0.1");
        environment.put(
                "JWT_PUBLIC_KEY_LOCATION", SigningKey.publicPem(home.keys()).toString());
        environment.put("DB_NAME", database(service));
        environment.put("DB_HOST", postgres.map(ServerUrl::host).orElse("127.0.0.1"));
        environment.put("DB_PORT", String.valueOf(postgres.map(ServerUrl::port).orElse(postgresPort)));
        environment.put("DB_USER", postgres.map(ServerUrl::user).orElse(database(service)));
        postgres.ifPresent(server -> environment.put("DB_PASSWORD", server.password()));
        service.sidecar().ifPresent(ports -> {
            environment.put("DAPR_HTTP_PORT", String.valueOf(ports.http()));
            environment.put("DAPR_GRPC_PORT", String.valueOf(ports.grpc()));
            environment.put("DAPR_API_TOKEN", daprToken);
            environment.put("APP_API_TOKEN", appToken);
        });
        return environment;
    }
}
