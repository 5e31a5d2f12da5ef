package dev.wadi.pipelines.datasetprocessing.definition;

import dev.wadi.edge.yaml.YamlNode;
import dev.wadi.pipelines.datasetprocessing.operation.Add;
import dev.wadi.pipelines.datasetprocessing.operation.Categories;
import dev.wadi.pipelines.datasetprocessing.operation.Change;
import dev.wadi.pipelines.datasetprocessing.operation.ChangeOverYears;
import dev.wadi.pipelines.datasetprocessing.operation.History;
import dev.wadi.pipelines.datasetprocessing.operation.Levels;
import dev.wadi.pipelines.datasetprocessing.operation.Ratio;
import dev.wadi.pipelines.datasetprocessing.operation.RatioToRowAbove;
import dev.wadi.pipelines.datasetprocessing.operation.Relative;
import dev.wadi.pipelines.datasetprocessing.operation.Share;
import dev.wadi.pipelines.datasetprocessing.operation.Subtract;
import dev.wadi.pipelines.datasetprocessing.operation.TableOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Steps that make columns of numbers. */
final class NumberSteps {
    private static final String INTO = "into";
    private static final String OF = "of";
    private static final String BY = "by";
    private static final String YEARS = "years";

    static final Map<String, OperationKind> KINDS = Map.ofEntries(
            Map.entry("add", NumberSteps::add),
            Map.entry("subtract", NumberSteps::subtract),
            Map.entry("share", NumberSteps::share),
            Map.entry("ratio", NumberSteps::ratio),
            Map.entry("ratio-to-row-above", NumberSteps::ratioToRowAbove),
            Map.entry("change", NumberSteps::change),
            Map.entry("change-over-years", NumberSteps::changeOverYears),
            Map.entry("history", NumberSteps::history),
            Map.entry("categories", NumberSteps::categories),
            Map.entry("relative", NumberSteps::relative));

    private NumberSteps() {}

    private static TableOperation add(StepArguments at) {
        at.keys(INTO, OF, "missing");
        String missing = at.node()
                .optional("missing")
                .map(word -> word.word("zero", "missing"))
                .orElse("missing");
        return made(at, new Add(at.text(INTO), at.columns(OF), missing.equals("zero")));
    }

    private static TableOperation subtract(StepArguments at) {
        at.keys(INTO, "from", "what");
        return made(at, new Subtract(at.text(INTO), at.column("from"), at.column("what")));
    }

    private static TableOperation share(StepArguments at) {
        at.keys(INTO, OF, "decimals");
        OptionalInt decimals = at.node().optional("decimals").isPresent()
                ? OptionalInt.of(at.integer("decimals"))
                : OptionalInt.empty();
        return made(at, new Share(at.text(INTO), at.column(OF), decimals));
    }

    private static TableOperation ratio(StepArguments at) {
        at.keys(OF, "over");
        Ratio ratio = new Ratio(at.columns(OF), at.columns("over"));
        ratio.of().forEach(column -> at.scope().make(column + Ratio.SUFFIX));
        return ratio;
    }

    private static TableOperation ratioToRowAbove(StepArguments at) {
        at.keys(OF, "over");
        RatioToRowAbove ratio = new RatioToRowAbove(at.column(OF), at.column("over"));
        at.scope().make(ratio.of() + Ratio.SUFFIX);
        return ratio;
    }

    private static TableOperation change(StepArguments at) {
        at.keys(INTO, OF, BY, "as");
        boolean relative = at.node().required("as").word("difference", "part").equals("part");
        return made(at, new Change(at.text(INTO), at.column(OF), at.columns(BY), relative));
    }

    private static TableOperation changeOverYears(StepArguments at) {
        at.keys(INTO, OF, YEARS, BY);
        return made(at, new ChangeOverYears(at.text(INTO), at.column(OF), at.integer(YEARS), at.columns(BY)));
    }

    private static TableOperation history(StepArguments at) {
        at.keys(INTO, OF, YEARS, BY);
        History history = new History(at.text(INTO), at.column(OF), at.integer(YEARS), at.columns(BY));
        for (int number = 1; number <= history.years(); number++) {
            at.scope().make(history.into() + "_" + number);
        }
        return history;
    }

    private static TableOperation categories(StepArguments at) {
        at.keys(BY, OF, INTO);
        List<String> numbers = at.columns(OF);
        Categories categories =
                new Categories(at.column(BY), spreads(numbers, at.node().required(INTO)));
        categories.into().forEach(spread -> at.scope().make(spread.column()));
        return categories;
    }

    /** Of one number the columns are called as the file says, of several {@code NUMBER_NAME}. */
    private static List<Categories.Spread> spreads(List<String> numbers, YamlNode into) {
        List<Categories.Spread> spreads = new ArrayList<>();
        into.members().forEach((name, category) -> {
            for (String number : numbers) {
                String column = numbers.size() == 1 ? name : number + "_" + name;
                spreads.add(new Categories.Spread(number, category.text(), column));
            }
        });
        return spreads;
    }

    private static TableOperation relative(StepArguments at) {
        at.keys(OF);
        Relative relative = new Relative(at.column(OF));
        at.scope().replaceBy(Levels.KEYS);
        at.scope().make(relative.of() + Relative.TO_DISTRICT);
        at.scope().make(relative.of() + Relative.TO_CITY);
        return relative;
    }

    private static TableOperation made(StepArguments at, TableOperation operation) {
        at.scope().make(at.text(INTO));
        return operation;
    }
}
