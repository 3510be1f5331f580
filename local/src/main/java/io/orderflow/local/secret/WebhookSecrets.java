package io.orderflow.local.secret;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.local.Refusal;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Secrets of those who send webhooks, in the form of Standard Webhooks. A kept file holds one secret a line, the newest
 * first, so that they can be rotated by adding a line.
 *
 * @param senders kinds ({@code gateways}, {@code carriers}) with names
 */
public record WebhookSecrets(KeptSecrets kept, Map<String, List<String>> senders) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /**
     * All secrets of a sender, the newest first, at least one.
     *
     * @param path kind and name, as in {@code gateways/sandbox}
     */
    public List<String> of(String path) {
        String[] parts = path.split("/", 2);
        if (parts.length < 2 || !senders.getOrDefault(parts[0], List.of()).contains(parts[1])) {
            throw new Refusal("local/companions.yaml uses the webhook secrets of " + path + " without listing it under"
                    + " webhooks.");
        }
        return kept.get("webhook-" + parts[0] + "-" + parts[1], WebhookSecrets::fresh)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    /** Writes {@code webhook-secrets.json}: by kind and name, a list each. */
    public void write(Path file) {
        Map<String, Map<String, List<String>>> all = new LinkedHashMap<>();
        senders.forEach((kind, names) -> {
            Map<String, List<String>> byName = new LinkedHashMap<>();
            names.forEach(name -> byName.put(name, of(kind + "/" + name)));
            all.put(kind, byName);
        });
        try {
            KeptSecrets.write(file, JSON.writeValueAsString(all));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String fresh() {
        return "whsec_" + Base64.getEncoder().encodeToString(KeptSecrets.random(24));
    }
}
