package dev.wadi.local.dynamodb.expression;

import java.util.ArrayList;
import java.util.List;

/** Cuts an expression into tokens. It takes any text: what is no token of the language is a symbol of one character. */
final class Lexer {

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Lexer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        return new Lexer(text).run();
    }

    private List<Token> run() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else if (isLetter(c)) {
                add(Token.Kind.WORD, partsEnd(at + 1));
            } else if (isDigit(c)) {
                add(Token.Kind.NUMBER, digitsEnd());
            } else if ((c == '#' || c == ':') && at + 1 < text.length() && isPart(text.charAt(at + 1))) {
                add(c == '#' ? Token.Kind.NAME : Token.Kind.VALUE, partsEnd(at + 1));
            } else {
                add(Token.Kind.SYMBOL, at + symbolLength(c));
            }
        }
        tokens.add(new Token(Token.Kind.END, "<EOF>", text.length(), text.length()));
        return tokens;
    }

    private void add(Token.Kind kind, int end) {
        tokens.add(new Token(kind, text.substring(at, end), at, end));
        at = end;
    }

    private int symbolLength(char c) {
        char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
        boolean pair = c == '<' ? next == '=' || next == '>' : c == '>' && next == '=';
        boolean surrogates = Character.isHighSurrogate(c) && Character.isLowSurrogate(next);
        return pair || surrogates ? 2 : 1;
    }

    private int partsEnd(int from) {
        int end = from;
        while (end < text.length() && isPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private int digitsEnd() {
        int end = at;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isPart(char c) {
        return isLetter(c) || isDigit(c);
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
