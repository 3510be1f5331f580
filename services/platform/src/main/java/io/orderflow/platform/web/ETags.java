package io.orderflow.platform.web;

import org.jspecify.annotations.Nullable;

/** Entity tags are the versions of aggregates. */
public final class ETags {

    private ETags() {}

    /** A strong tag, in quotes. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** Whether a change may go on: no {@code If-Match}, {@code *}, or one of its tags is the present version; an empty list has none. */
    public static boolean allows(@Nullable String ifMatch, long version) {
        if (ifMatch == null) {
            return true;
        }
        for (String tag : ifMatch.split(",")) {
            String bare = tag.strip();
            if (bare.equals("*") || bare.equals(of(version))) {
                return true;
            }
        }
        return false;
    }
}
