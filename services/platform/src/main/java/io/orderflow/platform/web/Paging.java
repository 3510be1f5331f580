package io.orderflow.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which page a client asked for.
 * @param <K>   what tells the items apart
 * @param after key of the last item it has seen, null for the first page
 * @param limit 1–200
 */
public record Paging<K>(@Nullable K after, int limit) {

    /** Tells a cursor of ours from any text that happens to be Base64. */
    private static final String MARK = "after:";

    private static final int DEFAULT = 50;
    private static final int MOST = 200;

    /** Reads {@code ?limit=&cursor=} of a list of things with ids; a bad one is a 400 (api.md §5, "Lists"). */
    public static Paging<UUID> of(@Nullable String limit, @Nullable String cursor) {
        return of(limit, cursor, UUID::fromString);
    }

    /** As {@link #of}, where the things have keys of text. */
    public static Paging<String> byKey(@Nullable String limit, @Nullable String cursor) {
        return of(limit, cursor, Function.identity());
    }

    private static <K> Paging<K> of(@Nullable String limit, @Nullable String cursor, Function<String, K> key) {
        return new Paging<>(cursor == null ? null : decode(cursor, key), limit == null ? DEFAULT : parse(limit));
    }

    /** @param items what was found, at most {@code limit} of them */
    public <T> Page<T> page(List<T> items, Function<T, K> key) {
        return new Page<>(items, items.size() < limit ? null : encode(key.apply(items.getLast())));
    }

    /** One page; {@code nextCursor} is null on the last one, and then still written. */
    public record Page<T>(
            List<T> items,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            String nextCursor) {}

    private static int parse(String limit) {
        try {
            int value = Integer.parseInt(limit);
            if (value >= 1 && value <= MOST) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Answered like a number outside the range.
        }
        throw ProblemException.badField("limit", "range", "must be a number from 1 to " + MOST);
    }

    private static String encode(Object key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + key).getBytes(StandardCharsets.UTF_8));
    }

    private static <K> K decode(String cursor, Function<String, K> key) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            // PostgreSQL's text cannot hold it, so no key has it.
            if (text.startsWith(MARK) && text.indexOf('\0') < 0) {
                return key.apply(text.substring(MARK.length()));
            }
        } catch (IllegalArgumentException bad) {
            // Answered like one that nothing can have.
        }
        throw ProblemException.badField("cursor", "invalid_cursor", "must be the next_cursor of an earlier page");
    }
}
