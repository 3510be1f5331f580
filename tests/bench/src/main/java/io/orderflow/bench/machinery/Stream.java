package io.orderflow.bench.machinery;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One topic's stream in the Redis of this machine. */
record Stream(int redisPort, String topic) {
    private static final int LIMIT_MILLIS = 10_000;

    /** Entries in it, delivered ones too. */
    long length() {
        return ask("XLEN " + topic);
    }

    /** Drops the oldest until so many are left. */
    void trimTo(long entries) {
        ask("XTRIM " + topic + " MAXLEN " + entries);
    }

    private long ask(String command) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", redisPort), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
            String answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            if (answer == null || !answer.startsWith(":")) {
                throw new IllegalStateException("Redis answers " + command + " by " + answer);
            }
            return Long.parseLong(answer.substring(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
