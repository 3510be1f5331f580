package io.orderflow.platform.dapr;

import com.google.protobuf.ByteString;
import io.dapr.v1.DaprPubsubProtos.BulkPublishRequest;
import io.dapr.v1.DaprPubsubProtos.BulkPublishRequestEntry;
import io.dapr.v1.DaprPubsubProtos.BulkPublishResponse;
import io.orderflow.schemas.CloudEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Publishes events through the sidecar, in {@link Bulks}. A bulk keeps no order, so the caller never puts two events of one aggregate into it. */
@Singleton
public class Publisher {

    private static final int BULK = 100;
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Sidecar sidecar;
    private final String pubsub;
    private final String appId;
    private final Bulks bulks = new Bulks(this::send, BULK);

    Publisher(
            Sidecar sidecar,
            @ConfigProperty(name = "orderflow.pubsub") String pubsub,
            @ConfigProperty(name = "orderflow.app-id") String appId) {
        this.sidecar = sidecar;
        this.pubsub = pubsub;
        this.appId = appId;
    }

    /** Whether this process has a sidecar to publish through. */
    public boolean hasSidecar() {
        return sidecar.isThere();
    }

    /** @param id the event's id, which becomes the CloudEvent's  @param data the event's JSON */
    public record Entry(String id, String data) {}

    /**
     * @return the refused entries, id to reason; empty when all went out. The Uni fails when a whole call failed: which entries went out
     *     is unknown then, and all are to be sent again with the same ids.
     */
    public Uni<Map<String, String>> publish(String topic, List<Entry> entries) {
        return bulks.publish(topic, entries);
    }

    private Uni<Map<String, String>> send(String topic, List<Entry> bulk) {
        var request = BulkPublishRequest.newBuilder()
                .setPubsubName(pubsub)
                .setTopic(topic)
                // The frame is written here; a sidecar that writes it reads and writes the whole event anew.
                .putMetadata("rawPayload", "true");
        bulk.forEach(entry -> request.addEntries(entry(topic, entry)));
        return sidecar.api(DEADLINE).bulkPublishEvent(request.build()).map(Publisher::refused);
    }

    private BulkPublishRequestEntry entry(String topic, Entry entry) {
        return BulkPublishRequestEntry.newBuilder()
                .setEntryId(entry.id())
                .setEvent(ByteString.copyFromUtf8(CloudEvent.write(entry.id(), topic, appId, entry.data())))
                .setContentType("application/cloudevents+json")
                .build();
    }

    private static Map<String, String> refused(BulkPublishResponse response) {
        var refused = new HashMap<String, String>();
        response.getFailedEntriesList().forEach(failed -> refused.put(failed.getEntryId(), failed.getError()));
        return refused;
    }
}
