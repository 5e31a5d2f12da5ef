package dev.wadi.blocks.json;

import java.util.Arrays;

/** What the text of a record is. */
enum ParseFormat {
    JSON("json"),
    JSON_LINES("json-lines"),
    CSV("csv");

    private final String word;

    ParseFormat(String word) {
        this.word = word;
    }

    static ParseFormat of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "parse:" + word + " is not known. Write parse:json, parse:json-lines or parse:csv"));
    }
}
