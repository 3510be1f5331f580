package io.orderflow.system.fault;

import io.orderflow.system.http.Json;
import io.orderflow.system.platform.Platform;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntry;
import redis.clients.jedis.StreamEntryID;

/** The Redis behind the sidecars, spoken to past them. */
public record Broker(Platform platform) {
    private static final Pattern HOST = Pattern.compile("(?m)^\\s*(?:- )?name: redisHost\\s+value: ([^\\s:]+):(\\d+)");

    Jedis connect() {
        Matcher host = HOST.matcher(platform.home().text("run/dapr/components/component-pubsub.yaml"));
        if (!host.find()) {
            throw new IllegalStateException("no redisHost in the rendered component");
        }
        return new Jedis(host.group(1), Integer.parseInt(host.group(2)));
    }

    void forgetEverything() {
        try (Jedis redis = connect()) {
            redis.flushAll();
        }
    }

    void delete(String topic) {
        try (Jedis redis = connect()) {
            redis.del(topic);
        }
    }

    /** What a topic holds, oldest first, as the sidecars wrote it. */
    List<String> messages(String topic) {
        try (Jedis redis = connect()) {
            return redis.xrange(topic, null, null, Integer.MAX_VALUE).stream()
                    .map(StreamEntry::getFields)
                    .map(fields -> fields.get("data"))
                    .toList();
        }
    }

    long length(String topic) {
        try (Jedis redis = connect()) {
            return redis.xlen(topic);
        }
    }

    /** What consumers have in their hands, over all topics and groups. */
    long pending() {
        try (Jedis redis = connect()) {
            return redis.keys("*").stream()
                    .filter(key -> redis.type(key).equals("stream"))
                    .flatMap(topic -> redis.xinfoGroup(topic).stream())
                    .mapToLong(group -> group.getPending())
                    .sum();
        }
    }

    /** Puts any text into a topic. */
    public void write(String topic, String data) {
        try (Jedis redis = connect()) {
            redis.xadd(topic, StreamEntryID.NEW_ENTRY, Map.of("data", data));
        }
    }

    /** Puts an event into its topic as a sidecar does; for topics that nobody may publish yet. */
    public void tell(Map<String, Object> event) {
        String type = String.valueOf(event.get("type"));
        Map<String, Object> cloudEvent = new LinkedHashMap<>();
        cloudEvent.put("specversion", "1.0");
        cloudEvent.put("id", event.get("event_id"));
        cloudEvent.put("source", "orderflow/test");
        cloudEvent.put("type", type);
        cloudEvent.put("datacontenttype", "application/json");
        cloudEvent.put("data", event);
        write(type, Json.write(cloudEvent));
    }

    long pid() {
        try (Jedis redis = connect()) {
            return redis.info("server")
                    .lines()
                    .filter(line -> line.startsWith("process_id:"))
                    .mapToLong(line -> Long.parseLong(
                            line.substring("process_id:".length()).strip()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** Nothing that it was told waits to be written to its append-only file. */
    boolean isInItsFile() {
        try (Jedis redis = connect()) {
            List<String> state =
                    redis.info("persistence").lines().map(String::strip).toList();
            return state.contains("aof_enabled:1")
                    && state.contains("aof_buffer_length:0")
                    && state.contains("aof_pending_bio_fsync:0");
        }
    }

    boolean answers() {
        try (Jedis redis = connect()) {
            return redis.ping().equals("PONG");
        } catch (redis.clients.jedis.exceptions.JedisException away) {
            return false;
        }
    }
}
