package io.orderflow.platform.dapr;

import com.google.protobuf.ByteString;
import io.dapr.v1.DaprPubsubProtos.BulkPublishRequest;
import io.dapr.v1.DaprPubsubProtos.BulkPublishRequestEntry;
import io.dapr.v1.DaprPubsubProtos.BulkPublishResponse;
import io.grpc.Status;
import io.orderflow.schemas.CloudEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Publishes events through the sidecar, in bulk. A bulk keeps no order, so the caller never puts two events of one aggregate into it. */
@Singleton
public class Publisher {

    private static final int BULK = 100;
    private static final Duration DEADLINE = Duration.ofSeconds(5);

    private final Sidecar sidecar;
    private final String pubsub;
    private final String appId;

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
        return Multi.createFrom()
                .iterable(chunks(entries))
                .onItem()
                .transformToUni(chunk -> bulk(topic, chunk))
                .merge(10)
                .collect()
                .in(HashMap::new, Map::putAll);
    }

    private Uni<Map<String, String>> bulk(String topic, List<Entry> chunk) {
        var request = BulkPublishRequest.newBuilder()
                .setPubsubName(pubsub)
                .setTopic(topic)
                // The frame is written here; a sidecar that writes it reads and writes the whole event anew.
                .putMetadata("rawPayload", "true");
        chunk.forEach(entry -> request.addEntries(entry(topic, entry)));
        return sidecar.api(DEADLINE)
                .bulkPublishEvent(request.build())
                .map(Publisher::refused)
                .onFailure(Publisher::blamesTopic)
                .recoverWithItem(failure -> allRefused(chunk, failure))
                .onFailure(Publisher::blamesContent)
                .recoverWithUni(failure -> oneByOne(topic, chunk, failure));
    }

    /** A bulk that was refused for its content is taken apart, so that one bad entry does not hold up the others. */
    private Uni<Map<String, String>> oneByOne(String topic, List<Entry> chunk, Throwable failure) {
        if (chunk.size() == 1) {
            return Uni.createFrom().item(Map.of(chunk.getFirst().id(), String.valueOf(failure.getMessage())));
        }
        return Multi.createFrom()
                .iterable(chunk)
                .onItem()
                .transformToUni(entry -> bulk(topic, List.of(entry)))
                .merge(8)
                .collect()
                .in(HashMap::new, Map::putAll);
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

    private static Map<String, String> allRefused(List<Entry> chunk, Throwable failure) {
        return chunk.stream().collect(Collectors.toMap(Entry::id, entry -> String.valueOf(failure.getMessage())));
    }

    /** This app may not publish there: the events of other topics are not to wait for it. */
    private static boolean blamesTopic(Throwable failure) {
        return Status.fromThrowable(failure).getCode() == Status.Code.PERMISSION_DENIED;
    }

    private static boolean blamesContent(Throwable failure) {
        return switch (Status.fromThrowable(failure).getCode()) {
            case INVALID_ARGUMENT, RESOURCE_EXHAUSTED, OUT_OF_RANGE -> true;
            default -> false;
        };
    }

    private static List<List<Entry>> chunks(List<Entry> entries) {
        var chunks = new ArrayList<List<Entry>>();
        for (int i = 0; i < entries.size(); i += BULK) {
            chunks.add(entries.subList(i, Math.min(entries.size(), i + BULK)));
        }
        return chunks;
    }
}
