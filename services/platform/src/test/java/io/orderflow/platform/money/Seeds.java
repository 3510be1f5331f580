package io.orderflow.platform.money;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Random cases that anybody can repeat: a failing one names its seed. */
record Seeds(long seed) {

    static Stream<Seeds> some() {
        return LongStream.range(0, 300).mapToObj(Seeds::new);
    }

    /** An amount as baskets have them, now and then an enormous one. */
    long amount() {
        var random = new Random(seed);
        return random.nextInt(10) == 0 ? random.nextLong(1_000_000_000_000L) : random.nextLong(100_000);
    }

    /** One to twelve weights, zeros among them. */
    List<Long> weights() {
        var random = new Random(seed * 31 + 7);
        return Stream.generate(() -> random.nextInt(4) == 0 ? 0L : random.nextLong(1, 1_000_000))
                .limit(1 + random.nextInt(12))
                .toList();
    }

    Random random() {
        return new Random(seed * 17 + 3);
    }
}
