package dev.wadi;

import dev.wadi.cli.WadiCommand;
import dev.wadi.edge.aws.HttpClients;
import java.util.Locale;

/** Entry point of {@code bin/wadi}. */
public final class Wadi {
    private Wadi() {}

    public static void main(String[] arguments) {
        // a program without a person before it: some libraries take the machine's locale for that of protocols and
        // keywords
        Locale.setDefault(Locale.ROOT);
        HttpClients.install();
        System.exit(WadiCommand.execute(arguments));
    }
}
