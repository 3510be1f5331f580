package io.orderflow.platform.db;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a list, of which only those that are asked for come into the statement. Plans are made once for all values, so a
 * condition that allows for null ({@code $1 is null or …}) would keep an index from being used by those that give a value.
 */
public final class Where {

    private final List<String> conditions = new ArrayList<>();
    private final List<@Nullable Object> values = new ArrayList<>();

    /** One that always holds the list to something. */
    public Where and(String condition) {
        conditions.add(condition);
        return this;
    }

    /**
     * @param condition with one {@code ?} where the value goes, e.g. {@code id < ?}
     * @param value     null leaves the condition out
     */
    public Where and(String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition.replace("?", next(value)));
        }
        return this;
    }

    /** The whole clause, empty without a condition. */
    public String clause() {
        return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + "\n";
    }

    /** The place of one more value, for what follows the clause. */
    public String next(Object value) {
        values.add(value);
        return "$" + values.size();
    }

    /** In the order of their places. */
    public @Nullable Object[] values() {
        return values.toArray();
    }
}
