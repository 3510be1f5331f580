package io.orderflow.schemas;

import java.util.Set;

/**
 * A topic, the record that its events are read into, and the schema versions that this build can read.
 *
 * @param versions major versions, never empty
 */
public record EventType<T extends EventData>(String topic, Class<T> data, Set<Integer> versions) {
    /** The version that publishers of this build write: the highest. */
    public int currentVersion() {
        return versions.stream().mapToInt(Integer::intValue).max().orElseThrow();
    }
}
