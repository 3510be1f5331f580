package io.orderflow.platform.test.sidecar;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;

/**
 * The one Redis of this JVM, started at its first use and stopped with the JVM. Nothing is kept. Each restart of a Quarkus application
 * loads this class anew, so its address is kept where all of them see it.
 */
public final class RedisServer {

    private static final String KNOWN = "orderflow.test.redis.address";

    private RedisServer() {}

    /** {@code host:port} */
    public static String address() {
        synchronized (System.getProperties()) {
            return System.getProperties()
                    .computeIfAbsent(KNOWN, none -> start())
                    .toString();
        }
    }

    /** A client of it, to be closed. */
    public static Jedis client() {
        String[] address = address().split(":");
        return new Jedis(address[0], Integer.parseInt(address[1]));
    }

    /** Forgets everything. */
    static void clear() {
        try (Jedis client = client()) {
            client.flushAll();
        }
    }

    /** Ends it and starts it again, empty, as one without an append-only file comes back. */
    public static void restartEmpty() {
        int port;
        try (Jedis client = client()) {
            port = client.getClient().getPort();
            client.shutdown();
        }
        Awaitility.await().ignoreExceptions().until(() -> start(port).equals(address()));
    }

    private static String start() {
        return start(Ports.free(1).getFirst());
    }

    private static String start(int port) {
        try {
            var server = redis.embedded.RedisServer.newRedisServer()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .build();
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
            return "127.0.0.1:" + port;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void stop(redis.embedded.RedisServer server) {
        try {
            server.stop();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
