package io.orderflow.platform.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;

/** Reads texts, whole numbers and times as JSON Schema understands them, and nothing else in their place. */
final class StrictScalars extends SimpleModule {

    StrictScalars() {
        super("strict-scalars");
        addDeserializer(String.class, new Texts());
        addDeserializer(Instant.class, new Times());
        addDeserializer(Long.class, new WholeNumbers<>(Long.class, BigDecimal::longValueExact));
        addDeserializer(Integer.class, new WholeNumbers<>(Integer.class, BigDecimal::intValueExact));
    }

    /** Refuses what PostgreSQL cannot store: U+0000, and half a surrogate pair, which would be kept as a question mark. */
    private static final class Texts extends StringDeserializer {
        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String value = super.deserialize(parser, context);
            if (value != null && !isStorable(value)) {
                throw InvalidFormatException.from(parser, "holds a character that no text has", value, String.class);
            }
            return value;
        }

        private static boolean isStorable(String text) {
            return text.indexOf('\u0000') < 0
                    && text.codePoints()
                            .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
        }
    }

    /** A point in time is a text; a number would leave open what it counts. */
    private static final class Times extends StdScalarDeserializer<Instant> {
        Times() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.hasToken(JsonToken.VALUE_STRING)) {
                try {
                    return Instant.parse(parser.getText());
                } catch (DateTimeException bad) {
                    // Answered like any other text that is no time.
                }
            }
            throw InvalidFormatException.from(parser, "must be an RFC 3339 time", parser.getText(), Instant.class);
        }
    }

    /** 2.0 is the whole number 2, as in JSON Schema; 2.5 is none, and neither is "2". */
    private static final class WholeNumbers<T extends Number> extends StdScalarDeserializer<T> {
        private final transient Function<BigDecimal, T> exact;

        WholeNumbers(Class<T> type, Function<BigDecimal, T> exact) {
            super(type);
            this.exact = exact;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken().isNumeric()) {
                try {
                    return exact.apply(parser.getDecimalValue());
                } catch (ArithmeticException noneOrTooLarge) {
                    // Answered like anything else that is no whole number of this size.
                }
            }
            throw InvalidFormatException.from(
                    parser, "must be a whole number", parser.getText(), (Class<T>) _valueClass);
        }
    }
}
