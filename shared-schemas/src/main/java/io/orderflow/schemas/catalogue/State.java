package io.orderflow.schemas.catalogue;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How far a topic, or one consumer of it, is built. */
public enum State {
    /** Wired today: schema, subscription and code exist. */
    @JsonProperty("live")
    LIVE,

    /** Of a topic only: wired for those that consume it today, while the service that publishes it does not exist yet. */
    @JsonProperty("awaited")
    AWAITED,

    /** Decided, but its service does not exist yet: nothing may be wired for it. */
    @JsonProperty("planned")
    PLANNED
}
