package io.orderflow.platform.dapr;

import com.google.protobuf.ByteString;
import com.google.protobuf.Empty;
import io.dapr.v1.CommonProtos.InvokeRequest;
import io.dapr.v1.CommonProtos.InvokeResponse;
import io.dapr.v1.DaprAppCallbackProtos.BindingEventRequest;
import io.dapr.v1.DaprAppCallbackProtos.BindingEventResponse;
import io.dapr.v1.DaprAppCallbackProtos.ListInputBindingsResponse;
import io.dapr.v1.DaprAppCallbackProtos.ListTopicSubscriptionsResponse;
import io.dapr.v1.DaprAppCallbackProtos.TopicEventBulkRequest;
import io.dapr.v1.DaprAppCallbackProtos.TopicEventBulkRequestEntry;
import io.dapr.v1.DaprAppCallbackProtos.TopicEventBulkResponse;
import io.dapr.v1.DaprAppCallbackProtos.TopicEventRequest;
import io.dapr.v1.DaprAppCallbackProtos.TopicEventResponse;
import io.dapr.v1.DaprAppCallbackProtos.TopicEventResponse.TopicEventResponseStatus;
import io.dapr.v1.MutinyAppCallbackGrpc;
import io.grpc.Status;
import io.orderflow.platform.inbox.Delivery;
import io.orderflow.platform.inbox.Inbox;
import io.orderflow.platform.role.Role;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.Collections;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * What the sidecar calls. Each delivery is answered SUCCESS once it is stored, whatever it led to, and RETRY only when it could not be
 * stored: any other answer, UNIMPLEMENTED above all, would make the sidecar drop it.
 */
@GrpcService
public class Callback extends MutinyAppCallbackGrpc.AppCallbackImplBase {

    /** What {@link OwnCallback} delivers; no real topic has such a name. */
    static final String SELF_CHECK_TOPIC = "orderflow/self-check";

    private static final Logger LOG = Logger.getLogger(Callback.class);

    private final Inbox inbox;
    private final Role role;

    Callback(Inbox inbox, Role role) {
        this.inbox = inbox;
        this.role = role;
    }

    @Override
    public Uni<TopicEventResponse> onTopicEvent(TopicEventRequest request) {
        return status(request.getTopic(), request.getData())
                .map(status -> TopicEventResponse.newBuilder().setStatus(status).build());
    }

    /** One status for each entry, whatever happens: an entry without one would be sent again, an empty answer to all would lose them. */
    @Override
    public Uni<TopicEventBulkResponse> onBulkTopicEvent(TopicEventBulkRequest request) {
        var entries = request.getEntriesList();
        return stored(request.getTopic(), entries).map(stored -> {
            var response = TopicEventBulkResponse.newBuilder();
            for (int i = 0; i < entries.size(); i++) {
                response.addStatusesBuilder()
                        .setEntryId(entries.get(i).getEntryId())
                        .setStatus(stored.get(i) ? TopicEventResponseStatus.SUCCESS : TopicEventResponseStatus.RETRY);
            }
            return response.build();
        });
    }

    private Uni<List<Boolean>> stored(String topic, List<TopicEventBulkRequestEntry> entries) {
        if (entries.isEmpty() || topic.equals(SELF_CHECK_TOPIC)) {
            return Uni.createFrom().item(Collections.nCopies(entries.size(), true));
        }
        if (!role.consumes()) {
            return Uni.createFrom().item(Collections.nCopies(entries.size(), misdirected(topic)));
        }
        return inbox.receiveAll(topic, entries.stream().map(Callback::delivery).toList())
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "%d events of %s could not be stored, the sidecar is asked to send them again: %s",
                            entries.size(), topic, failure);
                    return Collections.nCopies(entries.size(), false);
                });
    }

    /** Raw bytes, unless somebody has subscribed otherwise. */
    private static Delivery delivery(TopicEventBulkRequestEntry entry) {
        var data = entry.hasCloudEvent() ? entry.getCloudEvent().getData() : entry.getBytes();
        return Delivery.of(data.toStringUtf8());
    }

    private static boolean misdirected(String topic) {
        LOG.errorf("%s was delivered to a process that does not consume; its subscriptions are scoped wrongly", topic);
        return false;
    }

    private Uni<TopicEventResponseStatus> status(String topic, ByteString data) {
        if (topic.equals(SELF_CHECK_TOPIC)) {
            return Uni.createFrom().item(TopicEventResponseStatus.SUCCESS);
        }
        if (!role.consumes()) {
            misdirected(topic);
            return Uni.createFrom().item(TopicEventResponseStatus.RETRY);
        }
        return inbox.receive(topic, Delivery.of(data.toStringUtf8()))
                .replaceWith(TopicEventResponseStatus.SUCCESS)
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "an event of %s could not be stored, the sidecar is asked to send it again: %s",
                            topic, failure);
                    return TopicEventResponseStatus.RETRY;
                });
    }

    /** Subscriptions are declared in dapr-components, where the sidecar asks for them as long as it lives. */
    @Override
    public Uni<ListTopicSubscriptionsResponse> listTopicSubscriptions(Empty request) {
        return Uni.createFrom().item(ListTopicSubscriptionsResponse.getDefaultInstance());
    }

    @Override
    public Uni<ListInputBindingsResponse> listInputBindings(Empty request) {
        return Uni.createFrom().item(ListInputBindingsResponse.getDefaultInstance());
    }

    @Override
    public Uni<InvokeResponse> onInvoke(InvokeRequest request) {
        return Uni.createFrom()
                .failure(Status.NOT_FOUND.withDescription("no such method").asRuntimeException());
    }

    @Override
    public Uni<BindingEventResponse> onBindingEvent(BindingEventRequest request) {
        return Uni.createFrom()
                .failure(Status.NOT_FOUND.withDescription("no bindings here").asRuntimeException());
    }
}
