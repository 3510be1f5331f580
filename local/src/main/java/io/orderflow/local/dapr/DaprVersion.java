package io.orderflow.local.dapr;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A released version of daprd, and whether Orderflow may run on it. */
public record DaprVersion(int major, int minor, int patch) {
    private static final Pattern NUMBERS = Pattern.compile("v?(\\d+)\\.(\\d+)\\.(\\d+)");

    /** What daprd prints for {@code --version}; empty for anything that is no release. */
    public static Optional<DaprVersion> parse(String text) {
        Matcher matcher = NUMBERS.matcher(text.strip());
        return matcher.matches()
                ? Optional.of(new DaprVersion(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3))))
                : Optional.empty();
    }

    /** Why this version is refused, empty when it is not. Later minor versions than the known ones are taken on trust. */
    public Optional<String> objection() {
        if (major != 1 || minor < 16 || (minor == 16 && patch < 12)) {
            return Optional.of("is older than 1.16.12, which closes a known vulnerability");
        }
        if (minor == 17 && patch <= 5) {
            return Optional.of("loses a message that arrives while a subscription is being closed (1.17.0 to 1.17.5)");
        }
        if (minor == 17 && patch < 13) {
            return Optional.of("is not among the supported 1.17 releases, which begin with 1.17.13");
        }
        if (minor == 18 && patch < 3) {
            return Optional.of("drops connections to gRPC applications (1.18.0 to 1.18.2)");
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return major + "." + minor + "." + patch;
    }
}
