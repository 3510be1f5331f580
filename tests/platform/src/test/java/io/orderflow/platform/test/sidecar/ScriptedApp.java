package io.orderflow.platform.test.sidecar;

import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import io.dapr.v1.AppCallbackGrpc;
import io.dapr.v1.AppCallbackHealthCheckGrpc;
import io.dapr.v1.DaprAppCallbackProtos.HealthCheckResponse;
import io.dapr.v1.DaprAppCallbackProtos.ListInputBindingsResponse;
import io.dapr.v1.DaprAppCallbackProtos.ListTopicSubscriptionsResponse;
import io.dapr.v1.DaprAppCallbackProtos.TopicEventBulkRequest;
import io.dapr.v1.DaprAppCallbackProtos.TopicEventBulkResponse;
import io.dapr.v1.DaprAppCallbackProtos.TopicEventBulkResponseEntry;
import io.dapr.v1.DaprAppCallbackProtos.TopicEventRequest;
import io.dapr.v1.DaprAppCallbackProtos.TopicEventResponse;
import io.dapr.v1.DaprAppCallbackProtos.TopicEventResponse.TopicEventResponseStatus;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** An app that answers the deliveries of a topic as a script tells it, whether they come singly or in bulk. */
final class ScriptedApp implements AutoCloseable {

    /** How deliveries of a topic are answered. */
    enum Answer {
        SUCCESS,
        EMPTY,
        RETRY_TWICE,
        FAULT_TWICE,
        FAULT,
        UNIMPLEMENTED,
        DROP,
        RETRY
    }

    private final Map<String, Answer> script;
    private final Map<String, Integer> deliveries = new ConcurrentHashMap<>();
    private final Map<String, String> payloads = new ConcurrentHashMap<>();
    private final Server server;

    ScriptedApp(int port, Map<String, Answer> script) {
        this.script = script;
        try {
            this.server = NettyServerBuilder.forAddress(new InetSocketAddress("127.0.0.1", port))
                    .addService(new Events())
                    .addService(new Health())
                    .build()
                    .start();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** How often a message of the topic has come. */
    int deliveries(String topic) {
        return deliveries.getOrDefault(topic, 0);
    }

    String lastPayload(String topic) {
        return payloads.get(topic);
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class Events extends AppCallbackGrpc.AppCallbackImplBase {

        @Override
        public void onTopicEvent(TopicEventRequest request, StreamObserver<TopicEventResponse> reply) {
            answer(
                    taken(request.getTopic(), request.getData()),
                    reply,
                    TopicEventResponse.getDefaultInstance(),
                    status -> TopicEventResponse.newBuilder().setStatus(status).build());
        }

        /** Of bulks with one event each. */
        @Override
        public void onBulkTopicEvent(TopicEventBulkRequest request, StreamObserver<TopicEventBulkResponse> reply) {
            var entry = request.getEntries(0);
            answer(
                    taken(
                            request.getTopic(),
                            entry.hasCloudEvent() ? entry.getCloudEvent().getData() : entry.getBytes()),
                    reply,
                    TopicEventBulkResponse.getDefaultInstance(),
                    status -> TopicEventBulkResponse.newBuilder()
                            .addStatuses(TopicEventBulkResponseEntry.newBuilder()
                                    .setEntryId(entry.getEntryId())
                                    .setStatus(status))
                            .build());
        }

        private Answer taken(String topic, ByteString payload) {
            payloads.put(topic, payload.toStringUtf8());
            boolean early = deliveries.merge(topic, 1, Integer::sum) <= 2;
            return switch (script.getOrDefault(topic, Answer.SUCCESS)) {
                case RETRY_TWICE -> early ? Answer.RETRY : Answer.SUCCESS;
                case FAULT_TWICE -> early ? Answer.FAULT : Answer.SUCCESS;
                case Answer other -> other;
            };
        }

        private <T> void answer(
                Answer answer, StreamObserver<T> reply, T empty, Function<TopicEventResponseStatus, T> with) {
            switch (answer) {
                case EMPTY -> send(reply, empty);
                case RETRY -> send(reply, with.apply(TopicEventResponseStatus.RETRY));
                case DROP -> send(reply, with.apply(TopicEventResponseStatus.DROP));
                case FAULT -> reply.onError(Status.INTERNAL.asRuntimeException());
                case UNIMPLEMENTED -> reply.onError(Status.UNIMPLEMENTED.asRuntimeException());
                default -> send(reply, with.apply(TopicEventResponseStatus.SUCCESS));
            }
        }

        @Override
        public void listTopicSubscriptions(Empty request, StreamObserver<ListTopicSubscriptionsResponse> reply) {
            send(reply, ListTopicSubscriptionsResponse.getDefaultInstance());
        }

        @Override
        public void listInputBindings(Empty request, StreamObserver<ListInputBindingsResponse> reply) {
            send(reply, ListInputBindingsResponse.getDefaultInstance());
        }
    }

    private static final class Health extends AppCallbackHealthCheckGrpc.AppCallbackHealthCheckImplBase {
        @Override
        public void healthCheck(Empty request, StreamObserver<HealthCheckResponse> reply) {
            send(reply, HealthCheckResponse.getDefaultInstance());
        }
    }

    private static <T> void send(StreamObserver<T> reply, T answer) {
        reply.onNext(answer);
        reply.onCompleted();
    }
}
