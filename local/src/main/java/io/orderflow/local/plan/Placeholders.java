package io.orderflow.local.plan;

import io.orderflow.local.Refusal;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills {@code ${kind:argument}} and {@code ${name}} in values of the launcher's own files.
 *
 * @param sources by kind; each gets the argument (empty when there is none) and answers the value
 */
public record Placeholders(Map<String, UnaryOperator<String>> sources) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z.-]+)(?::([^}]*))?}");

    /** @throws Refusal when a placeholder is of no known kind */
    public String fill(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.replaceAll(match -> {
            UnaryOperator<String> source = sources.get(match.group(1));
            if (source == null) {
                throw new Refusal("Nothing is known for " + match.group() + "; known are " + sources.keySet() + ".");
            }
            return Matcher.quoteReplacement(source.apply(match.group(2) == null ? "" : match.group(2)));
        });
    }
}
