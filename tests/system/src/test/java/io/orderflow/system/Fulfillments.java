package io.orderflow.system;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import com.google.protobuf.UnknownFieldSet.Field;
import io.grpc.CallOptions;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.orderflow.system.api.Order;
import io.orderflow.system.platform.Platform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Asks as the fulfillment service will, through a sidecar, before goods leave the house. Messages are written field by field, as their
 * numbers in {@code order.proto} have them: nothing of the platform is on this class path.
 */
public final class Fulfillments implements AutoCloseable {

    private static final MethodDescriptor<UnknownFieldSet, UnknownFieldSet> CAPTURE_SHIPMENT =
            MethodDescriptor.<UnknownFieldSet, UnknownFieldSet>newBuilder()
                    .setType(MethodDescriptor.MethodType.UNARY)
                    .setFullMethodName("orderflow.order.v1.OrderService/CaptureShipment")
                    .setRequestMarshaller(new Fields())
                    .setResponseMarshaller(new Fields())
                    .build();

    private static final int MONEY = 1;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final ManagedChannel channel;
    private final Metadata address = new Metadata();

    /** Through the sidecar of a neighbour: the order service is found by its app id. */
    public Fulfillments(Platform platform) {
        var sidecar = platform.endpoints().of("payment").sidecar().orElseThrow();
        address.put(name("dapr-app-id"), "order");
        address.put(name("dapr-api-token"), platform.home().sidecarToken());
        this.channel = ManagedChannelBuilder.forAddress("127.0.0.1", sidecar.grpcPort())
                .usePlaintext()
                .build();
    }

    /**
     * Ships units of one item.
     * @return captured, pending, failed or the code of a refusal
     */
    public String ship(Order order, String fulfillmentId, int item, long units) {
        var line = fields().mergeField(
                        1, text(order.items().get(item).path("id").asText()))
                .mergeField(2, Field.newBuilder().addVarint(units).build())
                .build();
        var cause = fields().mergeField(1, text(Ids.uuid()))
                .mergeField(3, text("system:fulfillment"))
                .build();
        var request = fields().mergeField(1, text(order.id()))
                .mergeField(2, text(fulfillmentId))
                .mergeField(3, message(line))
                .mergeField(4, message(cause))
                .build();
        var reply = called(request);
        return first(reply.hasField(MONEY) ? reply.getField(MONEY) : reply.getField(2));
    }

    /** A sidecar that was killed is found by its name for some seconds more, so what does not get through is repeated, as any client does. */
    private UnknownFieldSet called(UnknownFieldSet request) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return ClientCalls.blockingUnaryCall(
                        ClientInterceptors.intercept(channel, MetadataUtils.newAttachHeadersInterceptor(address)),
                        CAPTURE_SHIPMENT,
                        CallOptions.DEFAULT.withDeadlineAfter(30, TimeUnit.SECONDS),
                        request);
            } catch (StatusRuntimeException failed) {
                if (failed.getStatus().getCode() != Status.Code.UNAVAILABLE || System.nanoTime() > deadline) {
                    throw failed;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    /** Of both answers the first field is what they say in a word. */
    private static String first(Field answer) {
        try {
            return UnknownFieldSet.parseFrom(answer.getLengthDelimitedList().getFirst())
                    .getField(1)
                    .getLengthDelimitedList()
                    .getFirst()
                    .toStringUtf8();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static UnknownFieldSet.Builder fields() {
        return UnknownFieldSet.newBuilder();
    }

    private static Field text(String value) {
        return Field.newBuilder()
                .addLengthDelimited(ByteString.copyFromUtf8(value))
                .build();
    }

    private static Field message(UnknownFieldSet value) {
        return Field.newBuilder().addLengthDelimited(value.toByteString()).build();
    }

    private static Metadata.Key<String> name(String header) {
        return Metadata.Key.of(header, Metadata.ASCII_STRING_MARSHALLER);
    }

    @Override
    public void close() {
        channel.shutdownNow();
    }

    /** A message as the numbers of its fields. */
    private static final class Fields implements MethodDescriptor.Marshaller<UnknownFieldSet> {
        @Override
        public InputStream stream(UnknownFieldSet value) {
            return new ByteArrayInputStream(value.toByteArray());
        }

        @Override
        public UnknownFieldSet parse(InputStream stream) {
            try {
                return UnknownFieldSet.parseFrom(stream);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
