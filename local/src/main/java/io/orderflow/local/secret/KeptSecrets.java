package io.orderflow.local.secret;

import io.orderflow.local.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/**
 * Secrets that are made when they are first asked for and stay the same from then on, a file each.
 *
 * @param directory where they lie, readable by nobody else
 */
public record KeptSecrets(Path directory) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * A secret by name.
     *
     * @param fresh makes it the first time
     */
    public String get(String name, Supplier<String> fresh) {
        Path file = directory.resolve(name);
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            String secret = fresh.get();
            write(file, secret);
            return secret;
        } catch (IOException e) {
            throw new Refusal(
                    "Cannot read " + file + " (" + e.getMessage() + "). Mend its permissions, then start again.");
        }
    }

    /** A random token, 32 bytes in base64url. */
    public String token(String name) {
        return get(name, KeptSecrets::randomToken);
    }

    /** A new random token that is not kept. */
    public static String randomToken() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(32));
    }

    /** As many random bytes. */
    static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** Replaces a file as a whole, readable by its owner alone. */
    public static void write(Path file, String content) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        var ownerOnly = PosixFilePermissions.fromString("rw-------");
        try {
            Files.createDirectories(file.getParent());
            Files.deleteIfExists(fresh);
            Files.createFile(fresh, PosixFilePermissions.asFileAttribute(ownerOnly));
            Files.write(fresh, content.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
            Files.move(
                    fresh,
                    file,
                    java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                    java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new Refusal("Cannot write " + file + " (" + e.getMessage() + ").");
        }
    }
}
