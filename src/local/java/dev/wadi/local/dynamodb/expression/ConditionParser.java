package dev.wadi.local.dynamodb.expression;

import dev.wadi.local.dynamodb.expression.Condition.And;
import dev.wadi.local.dynamodb.expression.Condition.Between;
import dev.wadi.local.dynamodb.expression.Condition.Compare;
import dev.wadi.local.dynamodb.expression.Condition.Comparison;
import dev.wadi.local.dynamodb.expression.Condition.In;
import dev.wadi.local.dynamodb.expression.Condition.Not;
import dev.wadi.local.dynamodb.expression.Condition.Or;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads condition, filter and key condition expressions: {@code OR} of {@code AND} of {@code NOT} of conditions. */
public final class ConditionParser {

    private final TokenReader tokens;
    private final Functions functions;
    private final OperandChecks checks;

    private ConditionParser(TokenReader tokens) {
        this.tokens = tokens;
        this.functions = new Functions(tokens);
        this.checks = new OperandChecks(tokens.problems());
    }

    public static Condition parse(ExpressionKind kind, String text, ExpressionNames placeholders) {
        ConditionParser parser = new ConditionParser(new TokenReader(kind, text, placeholders));
        Condition condition = parser.condition(parser.alternatives());
        parser.tokens.finish();
        return condition;
    }

    /** What a piece of the text turned out to be; an operand may stand where a condition may, until more is read. */
    private record Read(Optional<Condition> condition, Optional<Operand> operand, boolean inParentheses) {

        static Read of(Condition condition) {
            return new Read(Optional.of(condition), Optional.empty(), false);
        }

        static Read of(Operand operand) {
            return new Read(Optional.empty(), Optional.of(operand), false);
        }

        Read parenthesised() {
            return new Read(condition, operand, true);
        }
    }

    private Condition condition(Read read) {
        return read.condition().orElseThrow(tokens::syntaxError);
    }

    private Operand operand(Read read) {
        return read.operand().orElseThrow(tokens::syntaxError);
    }

    private Read alternatives() {
        Read left = conjunction();
        while (tokens.peek().isWord("OR")) {
            Condition first = condition(left);
            tokens.next();
            left = Read.of(new Or(first, condition(conjunction())));
        }
        return left;
    }

    private Read conjunction() {
        Read left = negation();
        while (tokens.peek().isWord("AND")) {
            Condition first = condition(left);
            tokens.next();
            left = Read.of(new And(first, condition(negation())));
        }
        return left;
    }

    private Read negation() {
        if (!tokens.takeWord("NOT")) {
            return comparison();
        }
        tokens.enter();
        Read negated = Read.of(new Not(condition(negation())));
        tokens.leave();
        return negated;
    }

    private Read comparison() {
        Read left = primary();
        Token token = tokens.peek();
        Optional<Comparison> comparison =
                token.kind() == Token.Kind.SYMBOL ? Comparison.of(token.text()) : Optional.empty();
        if (comparison.isPresent()) {
            Operand first = operand(left);
            tokens.next();
            Operand second = operand(primary());
            checks.comparison(comparison.get(), first, second);
            return Read.of(new Compare(comparison.get(), first, second));
        } else if (token.isWord("BETWEEN")) {
            return between(operand(left));
        } else if (token.isWord("IN")) {
            return in(operand(left));
        }
        return left;
    }

    private Read between(Operand operand) {
        tokens.next();
        Operand lower = operand(primary());
        tokens.expectWord("AND");
        Operand upper = operand(primary());
        checks.between(operand, lower, upper);
        return Read.of(new Between(operand, lower, upper));
    }

    private Read in(Operand operand) {
        tokens.next();
        tokens.expectSymbol("(");
        List<Operand> choices = new ArrayList<>();
        do {
            choices.add(operand(primary()));
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(")");
        checks.in(operand, choices);
        return Read.of(new In(operand, choices));
    }

    private Read primary() {
        Token token = tokens.peek();
        if (token.isSymbol("(")) {
            return parentheses();
        } else if (token.kind() == Token.Kind.VALUE) {
            return Read.of(new Operand.Value(tokens.value()));
        } else if (token.kind() == Token.Kind.WORD && tokens.peekNext().isSymbol("(")) {
            return function();
        }
        return Read.of(new Operand.Path(tokens.path()));
    }

    private Read parentheses() {
        tokens.enter();
        tokens.next();
        Read inner = alternatives();
        tokens.expectSymbol(")");
        if (inner.inParentheses()) {
            tokens.problems().add(Problems.Kind.PARENTHESES, "The expression has redundant parentheses;");
        }
        tokens.leave();
        return inner.parenthesised();
    }

    private Read function() {
        tokens.enter();
        String name = tokens.next().text();
        tokens.next();
        List<Operand> arguments = new ArrayList<>();
        do {
            Read argument = primary();
            argument.condition()
                    .ifPresent(condition -> functions.misused(tokens.peek().text()));
            arguments.add(argument.operand().orElseThrow(tokens::syntaxError));
        } while (tokens.takeSymbol(","));
        tokens.expectSymbol(")");
        tokens.leave();
        if (name.equals(Functions.SIZE)) {
            return Read.of(functions.size(arguments));
        }
        return Read.of(functions.condition(name, arguments));
    }
}
