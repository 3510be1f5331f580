package io.orderflow.platform.test.sidecar;

import com.google.protobuf.Empty;
import io.dapr.v1.AppCallbackGrpc;
import io.dapr.v1.AppCallbackHealthCheckGrpc;
import io.dapr.v1.DaprAppCallbackProtos.HealthCheckResponse;
import io.dapr.v1.DaprAppCallbackProtos.ListInputBindingsResponse;
import io.dapr.v1.DaprAppCallbackProtos.ListTopicSubscriptionsResponse;
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

/** An app that answers the deliveries of a topic as a script tells it. It lacks {@code OnBulkTopicEvent}. */
final class ScriptedApp implements AutoCloseable {

    /** How deliveries of a topic are answered. */
    enum Answer {
        SUCCESS,
        EMPTY,
        RETRY_TWICE,
        FAULT_TWICE,
        UNIMPLEMENTED,
        DROP,
        RETRY
    }

    private final Map<String, Answer> script;
    private final Map<String, Integer> deliveries = new ConcurrentHashMap<>();
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

    @Override
    public void close() {
        server.shutdownNow();
    }

    private final class Events extends AppCallbackGrpc.AppCallbackImplBase {

        @Override
        public void onTopicEvent(TopicEventRequest request, StreamObserver<TopicEventResponse> reply) {
            int delivery = deliveries.merge(request.getTopic(), 1, Integer::sum);
            switch (script.getOrDefault(request.getTopic(), Answer.SUCCESS)) {
                case SUCCESS -> answer(reply, TopicEventResponseStatus.SUCCESS);
                case EMPTY -> send(reply, TopicEventResponse.getDefaultInstance());
                case RETRY -> answer(reply, TopicEventResponseStatus.RETRY);
                case DROP -> answer(reply, TopicEventResponseStatus.DROP);
                case RETRY_TWICE ->
                    answer(reply, delivery <= 2 ? TopicEventResponseStatus.RETRY : TopicEventResponseStatus.SUCCESS);
                case FAULT_TWICE -> {
                    if (delivery <= 2) {
                        reply.onError(Status.INTERNAL.asRuntimeException());
                    } else {
                        answer(reply, TopicEventResponseStatus.SUCCESS);
                    }
                }
                case UNIMPLEMENTED -> reply.onError(Status.UNIMPLEMENTED.asRuntimeException());
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

    private static void answer(StreamObserver<TopicEventResponse> reply, TopicEventResponseStatus status) {
        send(reply, TopicEventResponse.newBuilder().setStatus(status).build());
    }

    private static <T> void send(StreamObserver<T> reply, T answer) {
        reply.onNext(answer);
        reply.onCompleted();
    }
}
