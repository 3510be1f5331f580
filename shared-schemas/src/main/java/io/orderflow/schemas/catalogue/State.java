package io.orderflow.schemas.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a topic, or one consumer of it, is built. */
public enum State {
    /** Wired today: schema, subscription and code exist. */
    @JsonProperty("live")
    LIVE,

    /** Decided, but its service does not exist yet: nothing may be wired for it. */
    @JsonProperty("planned")
    PLANNED
}
