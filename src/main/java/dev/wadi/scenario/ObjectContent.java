package dev.wadi.scenario;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;

/** An object of a bucket as a scenario has it, of any bytes. */
final class ObjectContent {
    private ObjectContent() {}

    static void put(ObjectNode objects, String key, byte[] content) {
        objects.putObject(key).put("$base64", Base64.getEncoder().encodeToString(content));
    }
}
