package dev.wadi.settings;

import java.util.function.IntUnaryOperator;

/** How far two words are apart. */
public final class Spelling {
    private Spelling() {}

    /** Levenshtein's: letters to insert, to remove or to change; blind to case. */
    public static int distance(String one, String other) {
        return distance(one, other, Character::toLowerCase);
    }

    /** The same, where a letter of another case is another letter. */
    public static int distanceWithCase(String one, String other) {
        return distance(one, other, letter -> letter);
    }

    private static int distance(String one, String other, IntUnaryOperator letter) {
        int[] above = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int[] row = new int[other.length() + 1];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                boolean same = letter.applyAsInt(one.charAt(i - 1)) == letter.applyAsInt(other.charAt(j - 1));
                row[j] = Math.min(above[j - 1] + (same ? 0 : 1), 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[other.length()];
    }
}
