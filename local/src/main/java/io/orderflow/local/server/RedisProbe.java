package io.orderflow.local.server;

import io.orderflow.local.process.Probe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Ready when Redis answers PING, which it does only after it has loaded its data.
 *
 * @param user empty for none
 * @param password empty for none
 */
public record RedisProbe(String host, int port, String user, String password) implements Probe {
    private static final int LIMIT_MILLIS = 1_500;

    @Override
    public boolean ready() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            var reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            if (!password.isEmpty() && !"+OK".equals(ask(socket, reader, authentication()))) {
                return false;
            }
            return "+PONG".equals(ask(socket, reader, command("PING")));
        } catch (IOException e) {
            return false;
        }
    }

    private String authentication() {
        return user.isEmpty() ? command("AUTH", password) : command("AUTH", user, password);
    }

    private static String command(String... words) {
        StringBuilder text = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            text.append('$')
                    .append(word.getBytes(StandardCharsets.UTF_8).length)
                    .append("\r\n");
            text.append(word).append("\r\n");
        }
        return text.toString();
    }

    private static String ask(Socket socket, BufferedReader reader, String command) throws IOException {
        socket.getOutputStream().write(command.getBytes(StandardCharsets.UTF_8));
        String answer = reader.readLine();
        return answer == null ? "" : answer;
    }
}
