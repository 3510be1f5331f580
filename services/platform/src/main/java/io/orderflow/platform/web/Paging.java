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
 * @param after id of the last item it has seen, null for the first page
 * @param limit 1–200
 */
public record Paging(@Nullable UUID after, int limit) {

    private static final int DEFAULT = 50;
    private static final int MOST = 200;

    /** Reads {@code ?limit=&cursor=}; a bad one is a 400 (api.md §5, "Lists"). */
    public static Paging of(@Nullable String limit, @Nullable String cursor) {
        return new Paging(cursor == null ? null : decode(cursor), limit == null ? DEFAULT : parse(limit));
    }

    /** @param items what was found, at most {@code limit} of them */
    public <T> Page<T> page(List<T> items, Function<T, UUID> id) {
        return new Page<>(items, items.size() < limit ? null : encode(id.apply(items.getLast())));
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

    private static String encode(UUID id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(id.toString().getBytes(StandardCharsets.US_ASCII));
    }

    private static UUID decode(String cursor) {
        try {
            return UUID.fromString(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException bad) {
            throw ProblemException.badField("cursor", "invalid_cursor", "must be the next_cursor of an earlier page");
        }
    }
}
