package io.orderflow.local;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Address of a server that is run by somebody else.
 *
 * @param user empty when the URL names none
 * @param password empty when the URL names none
 */
public record ServerUrl(String host, int port, String user, String password) {

    /**
     * Reads {@code scheme://[user][:password]@host[:port]}.
     *
     * @param variable the environment variable it came from, for the message
     * @throws Refusal when it does not have that form
     */
    public static ServerUrl parse(String variable, String text, String scheme, int defaultPort) {
        try {
            URI uri = new URI(text);
            boolean known = scheme.equals(uri.getScheme()) || (scheme + "ql").equals(uri.getScheme());
            if (!known || uri.getHost() == null) {
                throw malformed(variable, scheme);
            }
            String[] credentials = uri.getUserInfo() == null
                    ? new String[0]
                    : uri.getUserInfo().split(":", 2);
            return new ServerUrl(
                    uri.getHost(),
                    uri.getPort() < 0 ? defaultPort : uri.getPort(),
                    credentials.length > 0 ? credentials[0] : "",
                    credentials.length > 1 ? credentials[1] : "");
        } catch (URISyntaxException e) {
            throw malformed(variable, scheme);
        }
    }

    private static Refusal malformed(String variable, String scheme) {
        return new Refusal(variable + " should read " + scheme + "://user:password@host:port, with special characters"
                + " in percent notation. Correct it, or unset it to use the embedded server.");
    }

    /** As {@code host:port}. */
    public String address() {
        return host + ":" + port;
    }

    @Override
    public String toString() {
        return address();
    }
}
