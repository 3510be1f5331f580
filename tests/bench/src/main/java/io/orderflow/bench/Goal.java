package io.orderflow.bench;

import java.util.Locale;
import java.util.Map;

/**
 * A figure beside what it should be.
 *
 * @param atLeast true when more is better
 */
public record Goal(String figure, double seen, double goal, boolean atLeast, String unit) {
    static Goal atLeast(String figure, double seen, double goal, String unit) {
        return new Goal(figure, seen, goal, true, unit);
    }

    public static Goal atMost(String figure, double seen, double goal, String unit) {
        return new Goal(figure, seen, goal, false, unit);
    }

    static double sum(Map<String, Double> figures) {
        return figures.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    boolean isReached() {
        return atLeast ? seen >= goal : seen <= goal;
    }

    /** Reached, missed, or not known. */
    public String mark() {
        return Double.isNaN(seen) ? "–" : isReached() ? "✓" : "✗";
    }

    String seenText() {
        return text(seen);
    }

    String goalText() {
        return (atLeast ? "≥ " : "≤ ") + text(goal);
    }

    private String text(double value) {
        return Double.isNaN(value)
                ? "unknown"
                : String.format(
                        Locale.ROOT,
                        value == 0 ? "%.0f %s" : value < 1 ? "%.3f %s" : value < 100 ? "%.1f %s" : "%.0f %s",
                        value,
                        unit);
    }
}
