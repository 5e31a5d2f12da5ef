package dev.wadi.bench.starschema;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What a program tells of itself at its end: rows, and nanoseconds of processor time. */
final class ProgramReport {
    private ProgramReport() {}

    static void print(long rows) {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        System.out.println(rows + " " + system.getProcessCpuTime());
    }
}
