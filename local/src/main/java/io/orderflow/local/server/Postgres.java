package io.orderflow.local.server;

import io.orderflow.local.Home;
import io.orderflow.local.Refusal;
import io.orderflow.local.Tree;
import io.orderflow.local.process.Kind;
import io.orderflow.local.process.LogTail;
import io.orderflow.local.process.ProcessSpec;
import io.orderflow.local.process.StopSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The embedded PostgreSQL: durable, on loopback alone, its data kept.
 *
 * @param home where data and logs lie
 * @param tools where the programs are kept
 * @param password of the role {@code postgres}
 */
public record Postgres(Home home, Path tools, int port, String password) {

    private static final List<String> SETTINGS = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=300",
            "shared_buffers=256MB",
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            // A commit waits this many microseconds for another one to go to the disk with it
            // (docs/adr/0009-commits-go-together.md).
            "commit_delay=800",
            "commit_siblings=1",
            "timezone=UTC",
            "log_timezone=UTC");

    /** How to connect to it. */
    public Databases databases() {
        return new Databases("127.0.0.1", port, "postgres", password);
    }

    /**
     * Unpacks the programs and makes the data directory where they are missing.
     *
     * @return how to run it
     * @throws Refusal when the data directory is damaged or of another version; it is left as it is
     */
    public ProcessSpec prepare() {
        Path programs = new PostgresArchive(tools).unpacked();
        requireUsableData();
        if (!Files.exists(data())) {
            initialise(programs);
        }
        List<String> command = new ArrayList<>(asOrdinaryUser());
        command.addAll(List.of(programs.resolve("bin/postgres").toString(), "-D", data().toString()));
        command.addAll(List.of("-p", String.valueOf(port)));
        SETTINGS.forEach(setting -> command.addAll(List.of("-c", setting)));
        return new ProcessSpec(
                "postgres",
                Kind.POSTGRES,
                command,
                Map.of("LC_ALL", "C"),
                home.data(),
                log(),
                List.of(port),
                databases()::reachable,
                1,
                StopSignal.INTERRUPT,
                Duration.ofSeconds(20));
    }

    private Path data() {
        return home.data().resolve("postgres");
    }

    private Path log() {
        return home.logs().resolve("postgres.log");
    }

    private void requireUsableData() {
        Path version = data().resolve("PG_VERSION");
        if (!Files.exists(data())) {
            return;
        }
        String found;
        try {
            found = Files.readString(version).strip();
        } catch (IOException e) {
            throw new Refusal("The database directory " + data() + " is damaged: PG_VERSION cannot be read. Nothing was"
                    + " changed. Restore it from a copy, or move it away to start with empty databases"
                    + " (ORDERFLOW_FRESH=1 deletes all state).");
        }
        if (!found.equals(PostgresArchive.MAJOR)) {
            throw new Refusal("The database directory " + data() + " was written by PostgreSQL " + found
                    + ", and this build brings PostgreSQL " + PostgresArchive.MAJOR + ". Nothing was changed. Move it"
                    + " away to start with empty databases, or give a server of that version by ORDERFLOW_PG_URL.");
        }
    }

    /** Into a directory beside it first, so that a data directory is complete or not there. */
    private void initialise(Path programs) {
        Path fresh = home.data().resolve("postgres.new");
        Path secret = home.keys().resolve("postgres.initial");
        try {
            // Left over when an earlier start was cut short; it never held anybody's data.
            Tree.delete(fresh);
            Files.writeString(secret, password);
            List<String> command = new ArrayList<>(asOrdinaryUser());
            command.addAll(List.of(
                    programs.resolve("bin/initdb").toString(),
                    "--pgdata=" + fresh,
                    "--username=postgres",
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C"));
            Process initdb = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log().toFile())
                    .start();
            if (initdb.waitFor() != 0) {
                throw new Refusal("PostgreSQL could not make its data directory. The end of " + log() + " says: "
                        + String.join(" / ", LogTail.of(log(), 4)));
            }
            Files.delete(secret);
            Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new Refusal("Cannot make the database directory " + data() + " (" + e.getMessage() + ").");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted while making the database directory.");
        }
    }

    /** PostgreSQL refuses to run as root; in a user namespace of its own it does not see that it is. */
    private static List<String> asOrdinaryUser() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return List.of();
        }
        if (succeeds("unshare", "-U", "true")) {
            return List.of("unshare", "-U");
        }
        throw new Refusal("PostgreSQL refuses to run as root, and this machine offers no user namespace to hide it in."
                + " Start Orderflow as an ordinary user, or give your own server by ORDERFLOW_PG_URL.");
    }

    private static boolean succeeds(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
