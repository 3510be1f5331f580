package io.orderflow.local.check;

import java.util.Optional;

/** Finds out which process listens on a port. */
@FunctionalInterface
public interface PortOwner {
    /** Its pid and command line for people, empty when that cannot be told. */
    Optional<String> of(int port);

    /** What this machine offers: the files of Linux first, then {@code lsof}. */
    static PortOwner ofThisMachine() {
        PortOwner proc = new ProcPortOwner(java.nio.file.Path.of("/proc"));
        PortOwner lsof = new LsofPortOwner();
        return port -> proc.of(port).or(() -> lsof.of(port));
    }

    /** How a process is shown. */
    static String describe(long pid) {
        String command = ProcessHandle.of(pid)
                .map(ProcessHandle::info)
                .flatMap(info -> info.commandLine().or(info::command))
                .orElse("command unknown");
        return "pid " + pid + ", " + (command.length() > 120 ? command.substring(0, 120) + "…" : command);
    }
}
