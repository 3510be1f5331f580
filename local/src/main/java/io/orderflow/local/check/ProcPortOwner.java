package io.orderflow.local.check;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Reads the socket tables of Linux: a listening socket has an inode, and its owner has that inode among its open files.
 *
 * @param proc where the kernel shows processes
 */
record ProcPortOwner(Path proc) implements PortOwner {
    private static final String LISTENING = "0A";

    @Override
    public Optional<String> of(int port) {
        Set<String> sockets = new HashSet<>();
        for (String table : new String[] {"net/tcp", "net/tcp6"}) {
            collect(proc.resolve(table), String.format(Locale.ROOT, ":%04X", port), sockets);
        }
        return sockets.isEmpty() ? Optional.empty() : holder(sockets).map(PortOwner::describe);
    }

    private static void collect(Path table, String suffix, Set<String> sockets) {
        try {
            for (String line : Files.readAllLines(table)) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length > 9 && columns[1].endsWith(suffix) && columns[3].equals(LISTENING)) {
                    sockets.add("socket:[" + columns[9] + "]");
                }
            }
        } catch (IOException e) {
            // No such table on this machine: then it holds no socket of ours.
        }
    }

    private Optional<Long> holder(Set<String> sockets) {
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(proc, "[0-9]*")) {
            for (Path process : processes) {
                if (holds(process.resolve("fd"), sockets)) {
                    return Optional.of(Long.parseLong(process.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            // Unreadable: nobody can be named.
        }
        return Optional.empty();
    }

    private static boolean holds(Path descriptors, Set<String> sockets) {
        try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
            for (Path link : links) {
                if (Files.isSymbolicLink(link)
                        && sockets.contains(Files.readSymbolicLink(link).toString())) {
                    return true;
                }
            }
        } catch (IOException e) {
            // Another user's process, or one that ended meanwhile.
        }
        return false;
    }
}
