package dev.wadi.local.dynamodb.expression;

/**
 * A piece of an expression.
 *
 * @param start where it begins in the text
 * @param end behind its last character
 */
record Token(Kind kind, String text, int start, int end) {

    enum Kind {
        /** An attribute's name, a key word or a function. */
        WORD,
        /** {@code #name} */
        NAME,
        /** {@code :value} */
        VALUE,
        NUMBER,
        SYMBOL,
        END
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && text.equals(symbol);
    }

    /** Key words are told in any case. */
    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }
}
