package dev.wadi.testing;

import dev.wadi.testing.AnsweringProxy.Page;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers that no list of known faults has: by seed, so that a failure can be repeated. */
public final class InventedAnswers {
    private static final List<String> WORDS = List.of(
            "Plan", "Region", "Gateway", "Tenant", "Upgrade", "Account", "Policy", "Window", "Edge", "Shape", "Relay",
            "Licence", "Control", "Budget", "Cell", "Mirror");
    private static final List<String> ENDS = List.of("Exception", "Error", "Required", "Pending", "Suspended", "");
    private static final int[] REFUSALS = {400, 400, 400, 400, 402, 406, 409, 410, 413, 418, 421, 422, 451};
    private static final int[] PAGES = {200, 302, 400, 403, 404, 407, 413, 502, 511};
    private static final String JSON = "application/x-amz-json-1.0";

    private InventedAnswers() {}

    /** A word that no service has. */
    public static String code(Random random) {
        return IntStream.rangeClosed(0, 1 + random.nextInt(2))
                        .mapToObj(i -> WORDS.get(random.nextInt(WORDS.size())))
                        .collect(Collectors.joining())
                + ENDS.get(random.nextInt(ENDS.size()));
    }

    /** An error document of a service, a page or text of something else; a status of success never with an empty body, which means success. */
    public static Page page(long seed) {
        Random random = new Random(seed);
        String code = code(random);
        int refusal = REFUSALS[random.nextInt(REFUSALS.length)];
        return switch (random.nextInt(7)) {
            case 0, 1 ->
                new Page(
                        refusal,
                        JSON,
                        "{\"__type\":\"com.amazonaws.cell.v20260101#" + code + "\",\"message\":\"" + code + " " + seed
                                + "\"}");
            case 2 -> new Page(refusal, JSON, "{\"__type\":\"" + code + "\"}");
            case 3 ->
                new Page(refusal, "application/json", "{\"code\":\"" + code + "\",\"error\":{\"id\":" + seed + "}}");
            case 4 -> new Page(refusal, "application/octet-stream", "");
            case 5 ->
                new Page(
                        PAGES[random.nextInt(PAGES.length)],
                        "text/html; charset=utf-8",
                        "<!DOCTYPE html><html><head><title>" + code + "</title></head><body><p>" + seed
                                + "<br></body></html>");
            default -> new Page(PAGES[random.nextInt(PAGES.length)], "text/plain", code + ": try " + seed + " later");
        };
    }

    /** Answers so many calls of so many in a hundred in the service's stead, and then no more. */
    public static void answer(AnsweringProxy proxy, long seed, int percent, int answers) {
        Random random = new Random(seed);
        Page page = page(seed);
        int last = proxy.answered() + answers;
        proxy.answer(operation -> {
            if (proxy.answered() >= last) {
                proxy.mend();
                return Optional.empty();
            }
            return random.nextInt(100) < percent ? Optional.of(page) : Optional.empty();
        });
    }
}
