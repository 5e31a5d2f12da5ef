package dev.wadi.testing;

import dev.wadi.local.LocalCloudOptions;
import java.util.Date;

/** Breaks rules of the architecture, so that a test can see them broken. */
@SuppressWarnings("JavaUtilDate")
public final class Offender {
    static int counter;

    private Offender() {}

    static void print() {
        counter++;
        System.out.println(new Date(0) + " " + LocalCloudOptions.defaults());
    }
}
