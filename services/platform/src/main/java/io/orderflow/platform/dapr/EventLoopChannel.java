package io.orderflow.platform.dapr;

import io.grpc.netty.NettyChannelBuilder;
import io.netty.channel.epoll.EpollSocketChannel;
import io.quarkus.grpc.api.ChannelBuilderCustomizer;
import io.quarkus.grpc.runtime.config.GrpcClientConfiguration;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.Map;

/**
 * Keeps calls through the sidecar on the event loops that everything else runs on. Quarkus does so for Java's own transport only; beside
 * the native one gRPC would bring threads of its own, and each call would be handed over twice.
 */
@Singleton
public class EventLoopChannel implements ChannelBuilderCustomizer<NettyChannelBuilder> {

    private final Vertx vertx;

    EventLoopChannel(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Map<String, Object> customize(String name, GrpcClientConfiguration config, NettyChannelBuilder builder) {
        if (vertx.isNativeTransportEnabled()) {
            builder.eventLoopGroup(vertx.nettyEventLoopGroup()).channelType(EpollSocketChannel.class);
        }
        return Map.of();
    }
}
