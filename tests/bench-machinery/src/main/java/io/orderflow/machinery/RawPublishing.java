package io.orderflow.machinery;

import com.google.protobuf.ByteString;
import io.dapr.v1.DaprPubsubProtos.BulkPublishRequest;
import io.dapr.v1.DaprPubsubProtos.BulkPublishRequestEntry;
import io.dapr.v1.DaprPubsubProtos.BulkPublishResponse;
import io.dapr.v1.MutinyDaprGrpc;
import io.grpc.Metadata;
import io.orderflow.platform.ids.Ids;
import io.orderflow.schemas.CloudEvent;
import io.orderflow.schemas.Envelope;
import io.orderflow.schemas.Event;
import io.orderflow.schemas.WireJson;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.grpc.GrpcClientUtils;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The yardstick of the relay: the same bytes straight to the sidecar, made before the clock starts, with no database. */
@Singleton
class RawPublishing {

    private static final Metadata.Key<String> TOKEN =
            Metadata.Key.of("dapr-api-token", Metadata.ASCII_STRING_MARSHALLER);
    private static final int PER_CALL = 100;

    private final MutinyDaprGrpc.MutinyDaprStub sidecar;
    private final String pubsub;

    RawPublishing(
            @GrpcClient("dapr") MutinyDaprGrpc.MutinyDaprStub stub,
            @ConfigProperty(name = "orderflow.dapr-token") String token,
            @ConfigProperty(name = "orderflow.pubsub") String pubsub) {
        var headers = new Metadata();
        headers.put(TOKEN, token);
        this.sidecar = GrpcClientUtils.attachHeaders(stub, headers);
        this.pubsub = pubsub;
    }

    /** @param refused entries that the sidecar did not take  @param payloadBytes of one event */
    record Published(long events, double seconds, long refused, int payloadBytes) {}

    /** Publishes bulks of 100, {@code inFlight} calls at a time. */
    Uni<Published> run(int calls, int inFlight) {
        List<BulkPublishRequest> requests =
                IntStream.range(0, calls).mapToObj(call -> request()).toList();
        long begin = System.nanoTime();
        return Multi.createFrom()
                .iterable(requests)
                .onItem()
                .transformToUni(sidecar::bulkPublishEvent)
                .merge(inFlight)
                .collect()
                .with(java.util.stream.Collectors.summingLong(BulkPublishResponse::getFailedEntriesCount))
                .map(refused -> new Published(
                        (long) calls * PER_CALL,
                        (System.nanoTime() - begin) / 1e9,
                        refused,
                        requests.getFirst().getEntries(0).getEvent().size()));
    }

    private BulkPublishRequest request() {
        var request = BulkPublishRequest.newBuilder()
                .setPubsubName(pubsub)
                .setTopic(Requests.TOPIC)
                .putMetadata("rawPayload", "true");
        for (int i = 0; i < PER_CALL; i++) {
            request.addEntries(entry(Ids.next()));
        }
        return request.build();
    }

    private static BulkPublishRequestEntry entry(UUID id) {
        var envelope =
                new Envelope(id, Requests.TOPIC, 1, "b1", 1, Instant.now(), id.toString(), null, null, "system:bench");
        return BulkPublishRequestEntry.newBuilder()
                .setEntryId(id.toString())
                .setEvent(ByteString.copyFromUtf8(CloudEvent.write(
                        id.toString(),
                        Requests.TOPIC,
                        "bench",
                        WireJson.write(new Event<>(envelope, Requests.of("b1"))))))
                .setContentType("application/cloudevents+json")
                .build();
    }
}
