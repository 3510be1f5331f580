package io.orderflow.platform.test.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import grpc.health.v1.HealthOuterClass.HealthCheckRequest;
import grpc.health.v1.HealthOuterClass.HealthCheckResponse.ServingStatus;
import grpc.health.v1.MutinyHealthGrpc;
import io.dapr.v1.DaprAppCallbackProtos.TopicEventRequest;
import io.dapr.v1.MutinyAppCallbackGrpc;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.stub.MetadataUtils;
import io.orderflow.platform.cause.Cause;
import io.orderflow.platform.dapr.Neighbour;
import io.orderflow.platform.dapr.StateStore;
import io.orderflow.platform.test.database.PostgresResource;
import io.orderflow.platform.test.eventually.Eventually;
import io.orderflow.platform.test.sidecar.SidecarResource;
import io.orderflow.schemas.grpc.catalog.v1.GetProductsRequest;
import io.orderflow.schemas.grpc.catalog.v1.MutinyCatalogServiceGrpc;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** What goes through the sidecar beside events: state, calls of neighbours, and who may knock at the callback port. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(
        value = SidecarResource.class,
        initArgs = {
            @ResourceArg(name = "topics", value = Products.TOPIC),
            @ResourceArg(name = "publishes", value = Products.TOPIC)
        })
class SidecarCallsTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @Inject
    StateStore store;

    @Inject
    Neighbour neighbour;

    @GrpcClient("dapr")
    MutinyCatalogServiceGrpc.MutinyCatalogServiceStub catalog;

    @ConfigProperty(name = "orderflow.app-id")
    String appId;

    @ConfigProperty(name = "quarkus.grpc.server.test-port")
    int callbackPort;

    @Test
    void answersAProbeOnTheGrpcPortWithoutAToken() {
        var channel = ManagedChannelBuilder.forAddress("127.0.0.1", callbackPort)
                .usePlaintext()
                .build();
        try {
            var health = MutinyHealthGrpc.newMutinyStub(channel);
            assertThat(health.check(HealthCheckRequest.getDefaultInstance())
                            .await()
                            .atMost(LIMIT)
                            .getStatus())
                    .isEqualTo(ServingStatus.SERVING);
        } finally {
            channel.shutdownNow();
        }
    }

    @Test
    void refusesADeliveryWithoutTheAppToken() {
        var channel = ManagedChannelBuilder.forAddress("127.0.0.1", callbackPort)
                .usePlaintext()
                .build();
        try {
            var callback = MutinyAppCallbackGrpc.newMutinyStub(channel);
            var delivery = TopicEventRequest.newBuilder()
                    .setTopic(Products.TOPIC)
                    .setData(ByteString.copyFromUtf8("{}"))
                    .build();
            for (String token : new String[] {"", "wrong"}) {
                var headers = new Metadata();
                headers.put(Metadata.Key.of("dapr-api-token", Metadata.ASCII_STRING_MARSHALLER), token);
                assertThatThrownBy(() -> callback.withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                                .onTopicEvent(delivery)
                                .await()
                                .atMost(LIMIT))
                        .satisfies(refused -> assertThat(
                                        Status.fromThrowable(refused).getCode())
                                .isEqualTo(Status.Code.UNAUTHENTICATED));
            }
        } finally {
            channel.shutdownNow();
        }
    }

    @Test
    void keepsStateForItsTimeAndUnderItsTag() {
        String key = UUID.randomUUID().toString();
        assertThat(store.find(key).await().atMost(LIMIT)).isEmpty();
        assertThat(keep(key, "{\"n\":1}", 60, Optional.empty())).isTrue();
        assertThat(keep(key, "{\"n\":2}", 60, Optional.empty()))
                .as("somebody was first")
                .isFalse();
        var kept = store.find(key).await().atMost(LIMIT).orElseThrow();
        assertThat(kept.value()).isEqualTo("{\"n\":1}");

        assertThat(keep(key, "{\"n\":3}", 60, Optional.of(kept.etag()))).isTrue();
        assertThat(keep(key, "{\"n\":4}", 60, Optional.of(kept.etag())))
                .as("the tag is old")
                .isFalse();
        assertThat(store.find(key).await().atMost(LIMIT).orElseThrow().value()).isEqualTo("{\"n\":3}");
    }

    @Test
    void forgetsStateAfterItsTime() {
        String key = UUID.randomUUID().toString();
        assertThat(keep(key, "{}", 1, Optional.empty())).isTrue();
        Eventually.holds(() -> assertThat(store.find(key).await().atMost(LIMIT)).isEmpty());
    }

    @Test
    void callsANeighbourThroughTheSidecars() {
        var request = GetProductsRequest.newBuilder().addSkus("x").build();
        Eventually.holds(() -> assertThat(neighbour
                        .call(appId, catalog, Duration.ofSeconds(2), Cause.system("test"), c -> c.getProducts(request))
                        .await()
                        .atMost(LIMIT)
                        .getUnknownSkusList())
                .containsExactly("x"));
    }

    private boolean keep(String key, String value, long seconds, Optional<String> etag) {
        return store.keep(key, value, Duration.ofSeconds(seconds), etag).await().atMost(LIMIT);
    }
}
