package io.orderflow.local.server;

import io.orderflow.local.Refusal;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * The PostgreSQL programs, taken out of the archive on the class path once.
 *
 * @param tools where unpacked programs are kept
 */
record PostgresArchive(Path tools) {
    /** The major version of the archive; a data directory of another one cannot be opened. */
    static final String MAJOR = "18";

    /** The directory with {@code bin}; takes some seconds the first time. */
    Path unpacked() {
        Path target = tools.resolve("postgres-" + MAJOR);
        if (Files.exists(target.resolve("bin/postgres"))) {
            return target;
        }
        try {
            Path parts = Files.createTempDirectory(Files.createDirectories(tools), "postgres");
            unpack(parts);
            Files.move(parts, target, StandardCopyOption.ATOMIC_MOVE);
            return target;
        } catch (IOException e) {
            throw new Refusal("Cannot unpack PostgreSQL into " + target + " (" + e.getMessage()
                    + "). Make room there, or give your own server by ORDERFLOW_PG_URL.");
        }
    }

    private static void unpack(Path target) throws IOException {
        try (InputStream archive = open();
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                extract(tar, entry, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static InputStream open() throws IOException {
        String system =
                System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("mac") ? "Darwin" : "Linux";
        String machine = System.getProperty("os.arch", "").equals("aarch64") ? "arm_64" : "x86_64";
        InputStream archive = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
        if (archive == null) {
            throw new IOException("there is no PostgreSQL for " + system + " " + machine + " in this build");
        }
        return archive;
    }

    private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path file) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Path directory = Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else if (entry.isLink()) {
            Files.createLink(
                    file, directory.resolve(Path.of(entry.getLinkName()).getFileName()));
        } else {
            Files.copy(tar, file);
            boolean program = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }
}
