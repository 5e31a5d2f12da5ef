package dev.wadi.demo.torture;

import dev.wadi.cli.Torture;
import dev.wadi.local.Part;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** One thing that is done to a pipeline while records come. */
sealed interface Blow {

    /** @param atWork of a process that has delivered something; else of the youngest one, which mostly starts */
    record Kill(boolean atWork) implements Blow {}

    /** A service does not answer for a while. */
    record Absence(Part part) implements Blow {}

    /** All records so far come again. */
    record Redelivery() implements Blow {}

    /** A shard is split, or two are merged. */
    record Resharding() implements Blow {}

    /** One kill in so many falls into a start. */
    int STARTS = 3;

    /** In an order of the seed. What is done to shards is done to streams only. */
    static List<Blow> all(Torture.Plan plan, boolean stream, Collection<Part> parts) {
        List<Blow> blows = new ArrayList<>();
        IntStream.rangeClosed(1, plan.kills()).forEach(kill -> blows.add(new Kill(kill % STARTS != 0)));
        parts.stream().sorted().forEach(part -> blows.add(new Absence(part)));
        if (stream) {
            blows.addAll(List.of(new Redelivery(), new Resharding(), new Resharding()));
        }
        Collections.shuffle(blows, new Random(plan.seed()));
        return List.copyOf(blows);
    }
}
