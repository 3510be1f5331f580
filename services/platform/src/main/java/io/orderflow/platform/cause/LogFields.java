package io.orderflow.platform.cause;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * A cause as fields of log lines: {@code correlation_id}, {@code causation_id}, {@code actor}, {@code trace_id}. They are written where
 * logs are JSON ({@code LOG_JSON}), so that all lines of all services about one request are found by one value.
 */
public final class LogFields {

    private static final int TRACE_ID_START = 3;
    private static final int TRACE_ID_END = 35;

    private LogFields() {}

    /** For all that is told from now on in the current Vert.x context, which has to be one request's own. */
    public static void put(Cause cause) {
        of(cause).forEach(LogFields::set);
    }

    /** For what is told in between; what was set before is so again afterwards. */
    public static void during(Cause cause, Runnable telling) {
        var before = new LinkedHashMap<String, @Nullable Object>();
        of(cause).forEach((name, value) -> {
            before.put(name, MDC.get(name));
            set(name, value);
        });
        try {
            telling.run();
        } finally {
            before.forEach(LogFields::set);
        }
    }

    private static Map<String, @Nullable Object> of(Cause cause) {
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("correlation_id", cause.correlationId());
        fields.put("causation_id", cause.causationId());
        fields.put("actor", cause.actor());
        fields.put("trace_id", traceId(cause.traceparent()));
        return fields;
    }

    private static @Nullable String traceId(@Nullable String traceparent) {
        return traceparent == null || traceparent.length() < TRACE_ID_END
                ? null
                : traceparent.substring(TRACE_ID_START, TRACE_ID_END);
    }

    private static void set(String name, @Nullable Object value) {
        if (value == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, value);
        }
    }
}
