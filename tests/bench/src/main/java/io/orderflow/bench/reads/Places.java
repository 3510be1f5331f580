package io.orderflow.bench.reads;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Where it is looked, drawn by a fixed seed: two hundred of so many. */
final class Places {
    private static final int SAMPLE = 200;
    private static final long SEED = 7;

    private final long size;
    private final Random random = new Random(SEED);
    private final List<String> ids;

    /** @param select the ids of what has one of some numbers, with a place for those */
    Places(Tables tables, String select, long size) {
        this.size = size;
        String numbers = LongStream.generate(this::number)
                .limit(SAMPLE)
                .mapToObj(Long::toString)
                .collect(Collectors.joining(","));
        this.ids = tables.texts(select.formatted(numbers));
    }

    long number() {
        return 1 + (long) (random.nextDouble() * (size - 1));
    }

    String id() {
        return ids.get(random.nextInt(ids.size()));
    }

    /** Of a page that begins somewhere. */
    String cursor() {
        return "&cursor="
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(("after:" + id()).getBytes(StandardCharsets.US_ASCII));
    }
}
