package io.orderflow.schemas;

/**
 * What one event says, without the envelope that every event carries.
 *
 * <p>Implemented by records only. No component may share its wire name with an envelope field: on the wire both stand
 * side by side in one flat object. Source: domain.md section 2.
 */
public interface EventData {}
