package dev.wadi.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;

/** What an operator types at a Redis, and no application may. */
public final class RedisCommands {
    private RedisCommands() {}

    /** Commands that answer OK. */
    public static void ok(int port, String... commands) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader answers = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            socket.setSoTimeout(10_000);
            for (String command : commands) {
                socket.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
                assertThat(answers.readLine()).as(command).isEqualTo("+OK");
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
