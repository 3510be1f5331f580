package io.orderflow.local;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What the caller has decided by environment variables.
 *
 * @param root the checkout, absolute
 * @param portOffset added to every port, 0..20000
 * @param fresh whether all kept state is to be deleted first
 * @param postgres set when an own PostgreSQL is to be used instead of the embedded one
 * @param redis likewise for Redis
 * @param daprd set when a certain daprd is to be used
 * @param javaOptions for the services' Java, after those of the files, which they win over
 * @param path the search path for programs
 */
public record Settings(
        Path root,
        Home home,
        int portOffset,
        boolean fresh,
        Optional<ServerUrl> postgres,
        Optional<ServerUrl> redis,
        Optional<Path> daprd,
        Optional<String> javaOptions,
        String path) {

    /** @throws Refusal when a variable has no usable value, or root is no checkout of Orderflow */
    public static Settings from(Path root, Map<String, String> environment) {
        Path checkout = root.toAbsolutePath().normalize();
        if (!Files.exists(checkout.resolve("dapr.yaml"))) {
            throw new Refusal(
                    "There is no dapr.yaml in " + checkout + ". Run the launcher in the checkout, or by make.");
        }
        Path home = set(environment, "ORDERFLOW_HOME").map(Path::of).orElse(Path.of(".orderflow"));
        return new Settings(
                checkout,
                new Home(checkout.resolve(home).normalize()),
                set(environment, "ORDERFLOW_PORT_OFFSET").map(Settings::offset).orElse(0),
                set(environment, "ORDERFLOW_FRESH").filter("1"::equals).isPresent(),
                set(environment, "ORDERFLOW_PG_URL")
                        .map(url -> ServerUrl.parse("ORDERFLOW_PG_URL", url, "postgres", 5432)),
                set(environment, "ORDERFLOW_REDIS_URL")
                        .map(url -> ServerUrl.parse("ORDERFLOW_REDIS_URL", url, "redis", 6379)),
                set(environment, "DAPRD").map(Path::of),
                set(environment, "ORDERFLOW_JAVA_OPTIONS"),
                environment.getOrDefault("PATH", ""));
    }

    /** Programs that are built or unpacked once for all platforms of this checkout. */
    public Path tools() {
        return root.resolve(".orderflow");
    }

    private static Optional<String> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static int offset(String text) {
        try {
            int offset = Integer.parseInt(text);
            if (offset >= 0 && offset <= 20_000) {
                return offset;
            }
        } catch (NumberFormatException e) {
            // answered below, together with numbers out of range
        }
        throw new Refusal("ORDERFLOW_PORT_OFFSET should be a whole number from 0 to 20000, not \"" + text + "\".");
    }
}
