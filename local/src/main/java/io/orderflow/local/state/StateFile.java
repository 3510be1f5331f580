package io.orderflow.local.state;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.orderflow.local.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** The state on disk. It is replaced as a whole, so a reader never sees half of it. */
public record StateFile(Path path) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();

    /** Writes it. */
    public void write(State state) {
        Path next = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(state));
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What the last launcher has written, empty when there is none.
     *
     * @throws Refusal when the file cannot be understood, because then nobody knows what still runs
     */
    public Optional<State> read() {
        try {
            return Optional.of(JSON.readValue(Files.readAllBytes(path), State.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new Refusal(path + " is damaged (" + e.getOriginalMessage() + "). It lists the processes of this"
                    + " platform, so nothing was started or stopped. Look for java, daprd, redis-server and postgres"
                    + " processes of this checkout with ps, end them, delete that file, and start again; your data is"
                    + " elsewhere and stays.");
        } catch (IOException e) {
            throw new Refusal(
                    "Cannot read " + path + " (" + e.getMessage() + "). Mend its permissions, then try again.");
        }
    }

    /** Forgets the state, after everything has ended. */
    public void delete() {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
