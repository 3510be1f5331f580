package io.orderflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux tells of one process under {@code /proc}; zero for one that has ended. */
public record ProcFile(long pid) {
    private static final double TICKS_PER_SECOND = 100;
    private static final int UTIME = 11;

    /** Time of its own and of the children that it has waited for. */
    double cpuSeconds() {
        return cpuSeconds(read("stat"), 4);
    }

    /** Of the text of a {@code stat} file. @param fields 2 for its own time, 4 for that of ended children too */
    public static double cpuSeconds(String stat, int fields) {
        if (stat.isEmpty()) {
            return 0;
        }
        // The name in parentheses may contain spaces; the numbers start after it.
        String[] numbers = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        double ticks = 0;
        for (int i = UTIME; i < UTIME + fields; i++) {
            ticks += Long.parseLong(numbers[i]);
        }
        return ticks / TICKS_PER_SECOND;
    }

    double residentMiB() {
        return kibibytes("status", "VmRSS:") / 1024;
    }

    double proportionalMiB() {
        return kibibytes("smaps_rollup", "Pss:") / 1024;
    }

    private double kibibytes(String file, String field) {
        return read(file)
                .lines()
                .filter(line -> line.startsWith(field))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")))
                .findFirst()
                .orElse(0);
    }

    private String read(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException gone) {
            return "";
        }
    }
}
