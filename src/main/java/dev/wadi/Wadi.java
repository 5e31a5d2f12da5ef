package dev.wadi;

import dev.wadi.cli.WadiCommand;

/** Entry point of {@code bin/wadi}. */
public final class Wadi {
    private Wadi() {}

    public static void main(String[] arguments) {
        System.exit(WadiCommand.execute(arguments));
    }
}
