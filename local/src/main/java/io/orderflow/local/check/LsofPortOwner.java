package io.orderflow.local.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks {@code lsof}, which macOS has. */
record LsofPortOwner() implements PortOwner {

    @Override
    public Optional<String> of(int port) {
        try {
            Process lsof = new ProcessBuilder("lsof", "-nP", "-t", "-iTCP:" + port, "-sTCP:LISTEN")
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String answer = new String(lsof.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!lsof.waitFor(5, TimeUnit.SECONDS)) {
                return Optional.empty();
            }
            return answer.lines()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d+"))
                    .findFirst()
                    .map(pid -> PortOwner.describe(Long.parseLong(pid)));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
