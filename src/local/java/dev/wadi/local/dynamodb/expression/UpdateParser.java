package dev.wadi.local.dynamodb.expression;

import dev.wadi.local.dynamodb.expression.Update.Action;
import dev.wadi.local.dynamodb.expression.Update.Term;
import dev.wadi.local.dynamodb.value.AttributeValue;
import dev.wadi.local.dynamodb.value.AttributeType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads update expressions: sections of {@code SET}, {@code REMOVE}, {@code ADD} and {@code DELETE}, each once. */
public final class UpdateParser {

    private static final Set<AttributeType> ADDABLE = EnumSet.of(AttributeType.N, AttributeType.SS, AttributeType.NS, AttributeType.BS);
    private static final Set<AttributeType> DELETABLE = EnumSet.of(AttributeType.SS, AttributeType.NS, AttributeType.BS);

    private final TokenReader tokens;
    private final PathSet paths;
    private final List<Action> actions = new ArrayList<>();
    private final Set<String> sections = new HashSet<>();

    private UpdateParser(TokenReader tokens) {
        this.tokens = tokens;
        this.paths = new PathSet(tokens.problems());
    }

    public static Update parse(String text, ExpressionNames placeholders) {
        TokenReader tokens = new TokenReader(ExpressionKind.UPDATE, text, placeholders);
        UpdateParser parser = new UpdateParser(tokens);
        do {
            parser.section();
        } while (tokens.peek().kind() == Token.Kind.WORD);
        tokens.finish();
        return new Update(List.copyOf(parser.actions));
    }

    private void section() {
        Token token = tokens.peek();
        String section = token.kind() == Token.Kind.WORD ? token.text().toUpperCase(Locale.ROOT) : "";
        switch (section) {
            case "SET", "REMOVE", "ADD", "DELETE" -> tokens.next();
            default -> throw tokens.syntaxError();
        }
        if (!sections.add(section)) {
            tokens.problems()
                    .add(
                            Problems.Kind.PARENTHESES,
                            "The \"" + section + "\" section can only be used once in an update expression;");
        }
        do {
            Action action = action(section);
            paths.add(action.path());
            actions.add(action);
        } while (tokens.takeSymbol(","));
    }

    private Action action(String section) {
        DocumentPath path = tokens.path();
        return switch (section) {
            case "SET" -> {
                tokens.expectSymbol("=");
                yield new Update.Set(path, sum());
            }
            case "REMOVE" -> new Update.Remove(path);
            case "ADD" -> new Update.Add(path, literal(section, ADDABLE));
            default -> new Update.Delete(path, literal(section, DELETABLE));
        };
    }

    private AttributeValue literal(String section, Set<AttributeType> allowed) {
        if (tokens.peek().kind() != Token.Kind.VALUE) {
            throw tokens.syntaxError();
        }
        AttributeValue value = tokens.value();
        if (!allowed.contains(value.type())) {
            tokens.problems()
                    .add(
                            Problems.Kind.OPERAND,
                            "Incorrect operand type for operator or function; operator: " + section + ", operand type: "
                                    + value.type().word() + ", typeSet: ALLOWED_FOR_" + section + "_OPERAND");
        }
        return value;
    }

    private Term sum() {
        Term left = term();
        boolean minus = tokens.peek().isSymbol("-");
        if (!minus && !tokens.peek().isSymbol("+")) {
            return left;
        }
        String operator = tokens.next().text();
        Term right = term();
        requireNumber(operator, left);
        requireNumber(operator, right);
        return new Update.Sum(left, right, minus);
    }

    private Term term() {
        Token token = tokens.peek();
        if (token.kind() == Token.Kind.VALUE) {
            return new Update.Plain(new Operand.Value(tokens.value()));
        } else if (token.isSymbol("(")) {
            tokens.enter();
            tokens.next();
            Term inner = sum();
            tokens.expectSymbol(")");
            tokens.leave();
            return inner;
        } else if (token.kind() == Token.Kind.WORD && tokens.peekNext().isSymbol("(")) {
            return function();
        }
        return new Update.Plain(new Operand.Path(tokens.path()));
    }

    private Term function() {
        tokens.enter();
        String name = tokens.next().text();
        tokens.next();
        List<Term> arguments = new ArrayList<>();
        do {
            arguments.add(sum());
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(")");
        tokens.leave();
        return switch (name) {
            case "if_not_exists" -> ifNotExists(name, arguments);
            case "list_append" -> listAppend(name, arguments);
            case "attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains", "size" -> {
                tokens.problems()
                        .add(
                                Problems.Kind.FUNCTION,
                                "The function is not allowed in an update expression; function: " + name);
                yield arguments.get(0);
            }
            default -> {
                tokens.problems().add(Problems.Kind.FUNCTION, "Invalid function name; function: " + name);
                yield arguments.get(0);
            }
        };
    }

    private Term ifNotExists(String name, List<Term> arguments) {
        if (!hasTwo(name, arguments)) {
            return arguments.get(0);
        }
        if (arguments.get(0) instanceof Update.Plain plain && plain.operand() instanceof Operand.Path path) {
            return new Update.IfNotExists(path.path(), arguments.get(1));
        }
        tokens.problems()
                .add(
                        Problems.Kind.OPERAND,
                        "Operator or function requires a document path; operator or function: " + name);
        return arguments.get(1);
    }

    private Term listAppend(String name, List<Term> arguments) {
        if (!hasTwo(name, arguments)) {
            return arguments.get(0);
        }
        for (Term argument : arguments) {
            requireLiteral(name, argument, AttributeType.L);
        }
        return new Update.ListAppend(arguments.get(0), arguments.get(1));
    }

    private boolean hasTwo(String name, List<Term> arguments) {
        if (arguments.size() == 2) {
            return true;
        }
        tokens.problems()
                .add(
                        Problems.Kind.OPERAND,
                        "Incorrect number of operands for operator or function; operator or function: " + name
                                + ", number of operands: " + arguments.size());
        return false;
    }

    private void requireNumber(String operator, Term term) {
        requireLiteral(operator, term, AttributeType.N);
    }

    private void requireLiteral(String operator, Term term, AttributeType type) {
        if (term instanceof Update.Plain plain
                && plain.operand() instanceof Operand.Value value
                && value.value().type() != type) {
            tokens.problems()
                    .add(
                            Problems.Kind.OPERAND,
                            OperandChecks.wrongType(operator, value.value().type()));
        }
    }
}
