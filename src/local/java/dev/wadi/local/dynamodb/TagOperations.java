package dev.wadi.local.dynamodb;

import dev.wadi.local.dynamodb.table.Table;
import dev.wadi.local.dynamodb.table.Tables;
import dev.wadi.local.emulator.Account;
import dev.wadi.local.emulator.AwsException;
import dev.wadi.local.emulator.Constraints;
import dev.wadi.local.emulator.Emulation;
import dev.wadi.local.emulator.Input;
import dev.wadi.local.emulator.Operation;
import dev.wadi.local.emulator.ResponseWriter;
import dev.wadi.local.emulator.AccountStates;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tags of tables. */
final class TagOperations {

    private static final int MOST_TAGS = 50;
    private static final int LONGEST_KEY = 128;
    private static final int LONGEST_VALUE = 256;

    /** How many tags AWS lists at once. */
    private static final int PAGE = 10;

    private final AccountStates<Tables> worlds;
    private final Emulation emulation;

    TagOperations(AccountStates<Tables> worlds, Emulation emulation) {
        this.worlds = worlds;
        this.emulation = emulation;
    }

    Map<String, Operation> operations() {
        return Map.of(
                "TagResource", this::tag,
                "UntagResource", this::untag,
                "ListTagsOfResource", this::list);
    }

    static Map<String, String> read(Input input) {
        List<Input> given = input.structures("Tags");
        Constraints constraints = new Constraints(input);
        for (int i = 0; i < given.size(); i++) {
            constraints
                    .element("Tags", i, given.get(i))
                    .required("Key", "Value")
                    .length("Key", 1, LONGEST_KEY)
                    .length("Value", 0, LONGEST_VALUE);
        }
        constraints.check();
        Map<String, String> tags = new LinkedHashMap<>();
        given.forEach(tag -> tags.put(tag.requiredText("Key"), tag.requiredText("Value")));
        if (tags.size() > MOST_TAGS) {
            throw tooMany();
        }
        return tags;
    }

    private ResponseWriter tag(Account account, Input input) {
        new Constraints(input).required("ResourceArn", "Tags").check();
        Map<String, String> added = read(input);
        Table table = table(account, input);
        Map<String, String> all = new LinkedHashMap<>(table.tags());
        all.putAll(added);
        if (all.size() > MOST_TAGS) {
            throw tooMany();
        }
        table.tags().putAll(added);
        return ResponseWriter.nothing();
    }

    private ResponseWriter untag(Account account, Input input) {
        new Constraints(input).required("ResourceArn", "TagKeys").check();
        Table table = table(account, input);
        input.texts("TagKeys").forEach(table.tags()::remove);
        return ResponseWriter.nothing();
    }

    private ResponseWriter list(Account account, Input input) {
        new Constraints(input).required("ResourceArn").check();
        Table table = table(account, input);
        String after = input.text("NextToken").map(this::open).orElse("");
        List<Map.Entry<String, String>> rest = table.tags().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(tag -> tag.getKey().compareTo(after) > 0)
                .toList();
        List<Map.Entry<String, String>> page = rest.subList(0, Math.min(PAGE, rest.size()));
        return out -> {
            out.structures("Tags", page, (element, tag) -> element.text("Key", tag.getKey())
                    .text("Value", tag.getValue()));
            if (page.size() < rest.size()) {
                out.text(
                        "NextToken",
                        emulation.seal().close(page.get(page.size() - 1).getKey()));
            }
        };
    }

    private String open(String token) {
        return emulation.seal().open(token).orElseThrow(() -> AwsException.invalid("Invalid NextToken"));
    }

    private Table table(Account account, Input input) {
        String arn = input.requiredText("ResourceArn");
        String prefix = account.arn("dynamodb", "table/");
        if (!arn.startsWith("arn:")) {
            throw AwsException.invalid("Invalid TableArn");
        }
        return worlds.of(account)
                .find(RequestParameters.tableName(arn))
                .filter(table -> arn.startsWith(prefix))
                .orElseThrow(() -> AwsException.refused(
                        "AccessDeniedException",
                        "User: arn:aws:iam::" + account.id()
                                + ":root is not authorized to perform: dynamodb on resource: " + arn));
    }

    private static AwsException tooMany() {
        return AwsException.invalid("One or more parameter values were invalid: Too many tags: " + MOST_TAGS
                + " is the most that a resource can have");
    }
}
