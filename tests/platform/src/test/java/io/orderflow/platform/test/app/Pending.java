package io.orderflow.platform.test.app;

import io.orderflow.platform.test.sidecar.RedisServer;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamGroupInfo;

/** What the broker has handed to an app's sidecar and not had acknowledged. */
final class Pending {

    private Pending() {}

    /** @return messages, 0 as long as nobody consumes */
    static long of(String appId) {
        try (Jedis redis = RedisServer.client()) {
            return !redis.exists(Products.TOPIC)
                    ? 0
                    : redis.xinfoGroup(Products.TOPIC).stream()
                            .filter(group -> group.getName().equals(appId))
                            .mapToLong(StreamGroupInfo::getPending)
                            .sum();
        }
    }
}
