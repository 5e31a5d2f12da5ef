package dev.wadi.local.dynamodb.expression;

import dev.wadi.local.dynamodb.expression.DocumentPath.Element;
import dev.wadi.local.dynamodb.expression.DocumentPath.Index;
import dev.wadi.local.dynamodb.expression.DocumentPath.Name;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.emulator.AwsException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Goes over the tokens of one expression and reads what all kinds of expressions have: paths and placeholders. */
final class TokenReader {

    private static final int LARGEST = 4096;

    /** How deep parentheses, functions and negations may stand in each other: far more than AWS' 300 operators allow. */
    private static final int DEEPEST = 200;

    private static final int DEEPEST_PATH = 32;

    private final ExpressionKind kind;
    private final String text;
    private final List<Token> tokens;
    private final ExpressionNames placeholders;
    private final Problems problems;
    private int at;
    private int depth;

    TokenReader(ExpressionKind kind, String text, ExpressionNames placeholders) {
        this.kind = kind;
        this.text = text;
        this.placeholders = placeholders;
        this.problems = new Problems(kind);
        if (text.isEmpty()) {
            throw kind.invalid("The expression can not be empty;");
        }
        int size = text.length() > LARGEST ? text.length() : text.getBytes(StandardCharsets.UTF_8).length;
        if (size > LARGEST) {
            throw kind.invalid("Expression size has exceeded the maximum allowed size; expression size: " + size);
        }
        this.tokens = Lexer.tokens(text);
    }

    ExpressionKind kind() {
        return kind;
    }

    Problems problems() {
        return problems;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peekNext() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        Token token = tokens.get(at);
        if (token.kind() != Token.Kind.END) {
            at++;
        }
        return token;
    }

    boolean takeSymbol(String symbol) {
        boolean there = peek().isSymbol(symbol);
        if (there) {
            at++;
        }
        return there;
    }

    boolean takeWord(String word) {
        boolean there = peek().isWord(word);
        if (there) {
            at++;
        }
        return there;
    }

    void expectSymbol(String symbol) {
        if (!takeSymbol(symbol)) {
            throw syntaxError();
        }
    }

    void expectWord(String word) {
        if (!takeWord(word)) {
            throw syntaxError();
        }
    }

    /** Call at the end: nothing may be left, and nothing may be wrong. */
    void finish() {
        if (peek().kind() != Token.Kind.END) {
            throw syntaxError();
        }
        problems.check();
    }

    /** The next token should not be there. AWS shows it, and it with its neighbours. */
    AwsException syntaxError() {
        Token wrong = peek();
        int from = at > 0 ? tokens.get(at - 1).start() : wrong.start();
        String near = text.substring(from, peekNext().end());
        return kind.invalid("Syntax error; token: \"" + wrong.text() + "\", near: \"" + near + "\"");
    }

    void enter() {
        depth++;
        if (depth > DEEPEST) {
            throw kind.invalid("The expression is nested too deeply;");
        }
    }

    void leave() {
        depth--;
    }

    DocumentPath path() {
        List<Element> elements = new ArrayList<>(2);
        elements.add(name());
        while (true) {
            if (takeSymbol(".")) {
                elements.add(name());
            } else if (takeSymbol("[")) {
                elements.add(index());
            } else {
                break;
            }
        }
        if (elements.size() > DEEPEST_PATH) {
            problems.add(
                    Problems.Kind.PATHS,
                    "The document path has too many nesting elements; nesting levels: " + elements.size());
        }
        return new DocumentPath(elements);
    }

    private Element name() {
        Token token = peek();
        if (token.kind() == Token.Kind.WORD) {
            at++;
            if (ReservedWords.contains(token.text())) {
                problems.add(
                        Problems.Kind.RESERVED,
                        "Attribute name is a reserved keyword; reserved keyword: " + token.text());
            }
            return new Name(token.text());
        }
        if (token.kind() != Token.Kind.NAME) {
            throw syntaxError();
        }
        at++;
        return new Name(placeholders.name(token.text()).orElseGet(() -> {
            problems.add(
                    Problems.Kind.NAME,
                    "An expression attribute name used in the document path is not defined; attribute name: "
                            + token.text());
            return token.text();
        }));
    }

    private Element index() {
        Token token = peek();
        if (token.kind() != Token.Kind.NUMBER) {
            throw syntaxError();
        }
        at++;
        expectSymbol("]");
        try {
            return new Index(Integer.parseInt(token.text()));
        } catch (NumberFormatException e) {
            problems.add(
                    Problems.Kind.PATHS, "List index is not within the allowable range; index: [" + token.text() + "]");
            return new Index(Integer.MAX_VALUE);
        }
    }

    /** For a token that is a {@code :value}. */
    AttributeValue value() {
        Token token = next();
        return placeholders.value(token.text()).orElseGet(() -> {
            problems.add(
                    Problems.Kind.VALUE,
                    "An expression attribute value used in expression is not defined; attribute value: "
                            + token.text());
            return new AttributeValue.Null();
        });
    }
}
