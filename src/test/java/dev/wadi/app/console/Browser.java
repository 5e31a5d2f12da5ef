package dev.wadi.app.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** One page of a headless Chromium, over its DevTools protocol. */
final class Browser implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();

    /** The program, where one is installed. */
    static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param profile an empty folder */
    Browser(Path program, Path profile, URI page) throws IOException, InterruptedException {
        this(program, profile, page, "1000,1800");
    }

    /** @param size of the window, width and height */
    Browser(Path program, Path profile, URI page, String size) throws IOException, InterruptedException {
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--window-size=" + size,
                        "--user-data-dir=" + profile,
                        "--remote-debugging-port=0",
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("browser.log").toFile())
                .start();
        Path port = profile.resolve("DevToolsActivePort");
        Awaitility.await().until(() -> Files.exists(port) && Files.size(port) > 0);
        HttpClient http = HttpClient.newHttpClient();
        String tab = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:"
                                        + Files.readAllLines(port).get(0) + "/json/new?" + page))
                                .PUT(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString())
                .body();
        socket = http.newWebSocketBuilder()
                .buildAsync(
                        URI.create(
                                JSON.readTree(tab).get("webSocketDebuggerUrl").textValue()),
                        new Answers())
                .join();
    }

    /** The value of a JavaScript expression, as text. */
    String evaluate(String expression) throws IOException {
        return call("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true))
                .at("/result/value")
                .asText();
    }

    /** Clicks the first link or button with this text as soon as it is there. */
    void click(String text) {
        String find = "[...document.querySelectorAll('a, button')].find(one => one.textContent === '" + text + "')";
        Awaitility.await().until(() -> evaluate("(one => one ? (one.click(), true) : false)(" + find + ")")
                .equals("true"));
    }

    void screenshot(Path file) throws IOException {
        String picture = call("Page.captureScreenshot", Map.of("format", "png"))
                .get("data")
                .textValue();
        Files.write(file, Base64.getDecoder().decode(picture));
    }

    private JsonNode call(String method, Map<String, Object> parameters) throws IOException {
        int id = calls.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        pending.put(id, answer);
        String text = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
        socket.sendText(text, true).join();
        return answer.orTimeout(30, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() throws IOException {
        call("Browser.close", Map.of());
        socket.abort();
        process.onExit()
                .completeOnTimeout(null, 20, TimeUnit.SECONDS)
                .thenRun(process::destroyForcibly)
                .join();
    }

    private final class Answers implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                receive(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void receive(String message) {
            try {
                JsonNode answer = JSON.readTree(message);
                CompletableFuture<JsonNode> waiting =
                        pending.remove(answer.path("id").asInt(-1));
                if (waiting != null) {
                    waiting.complete(answer.path("result"));
                }
            } catch (IOException e) {
                pending.values().forEach(waiting -> waiting.completeExceptionally(e));
            }
        }
    }
}
