package io.orderflow.platform.dapr;

import io.grpc.Status;
import io.orderflow.platform.dapr.Publisher.Entry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Cuts what is to be published into calls of a bulk each, and makes one answer of theirs. It knows no network. */
public final class Bulks {

    private static final int BULKS_AT_ONCE = 10;
    private static final int SINGLES_AT_ONCE = 8;

    /** One call. */
    @FunctionalInterface
    public interface Call {

        /** @return the refused entries, id to reason. Fails with the gRPC status of the whole call. */
        Uni<Map<String, String>> send(String topic, List<Entry> bulk);
    }

    private final Call call;
    private final int most;

    /** @param most entries of one call */
    public Bulks(Call call, int most) {
        this.call = call;
        this.most = most;
    }

    /** As {@link Publisher#publish}. */
    public Uni<Map<String, String>> publish(String topic, List<Entry> entries) {
        return Multi.createFrom()
                .iterable(chunks(entries))
                .onItem()
                .transformToUni(chunk -> bulk(topic, chunk))
                .merge(BULKS_AT_ONCE)
                .collect()
                .in(HashMap::new, Map::putAll);
    }

    private Uni<Map<String, String>> bulk(String topic, List<Entry> chunk) {
        return call.send(topic, chunk)
                .onFailure(Bulks::blamesTopic)
                .recoverWithItem(failure -> allRefused(chunk, failure))
                .onFailure(Bulks::blamesContent)
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
                .merge(SINGLES_AT_ONCE)
                .collect()
                .in(HashMap::new, Map::putAll);
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

    private List<List<Entry>> chunks(List<Entry> entries) {
        var chunks = new ArrayList<List<Entry>>();
        for (int i = 0; i < entries.size(); i += most) {
            chunks.add(entries.subList(i, Math.min(entries.size(), i + most)));
        }
        return chunks;
    }
}
