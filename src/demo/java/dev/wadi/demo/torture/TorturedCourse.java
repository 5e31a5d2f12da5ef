package dev.wadi.demo.torture;

import dev.wadi.cli.Torture;
import dev.wadi.delivery.SourceRecord;
import dev.wadi.demo.process.CuttableProxy;
import dev.wadi.local.Part;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** All records through two processes, and a blow between each two parts of them. */
final class TorturedCourse {
    private static final Duration AWAY = Duration.ofSeconds(5);
    /** Some polls. */
    private static final int AT_WORK_MILLIS = 1_200;

    private static final int AT_START_MILLIS = 5_000;

    private final TortureWorld world;
    private final Torture.Plan plan;
    private final Consumer<String> told;
    private final Random random;
    private final List<? extends SourceRecord> records;
    private final List<Blow> blows;
    private int put;
    private int kills;
    private int reshards;
    private double secondsAway;

    TorturedCourse(TortureWorld world, Torture.Plan plan, Consumer<String> told) {
        this.world = world;
        this.plan = plan;
        this.told = told;
        random = new Random(plan.seed());
        records = world.scenario().records();
        blows = Blow.all(plan, world.isStream(), world.ways().keySet());
    }

    /** Returns when all of them have ended. */
    TortureCounts run() throws InterruptedException {
        Workers workers = world.workers();
        long begin = System.nanoTime();
        putUpTo(0.5);
        workers.start(1);
        workers.start(2);
        for (int i = 0; i < blows.size(); i++) {
            putUpTo(i + 1);
            await(() -> !workers.atWork().isEmpty());
            strike(blows.get(i), i + 1);
            pause(begin + plan.atLeast().toNanos() * (i + 1) / blows.size() - System.nanoTime());
        }
        putUpTo(blows.size() + 1);
        await(() -> world.source().isAcknowledged());
        Outboxes.awaitEmpty(workers);
        long delivered = workers.delivered();
        workers.stopAll();
        if (put != records.size()) {
            throw new IllegalStateException(put + " of " + records.size() + " records were put");
        }
        return new TortureCounts(
                put,
                kills,
                workers.besideAnother(),
                Math.max(0, delivered - put),
                reshards,
                Math.round(secondsAway));
    }

    /** @param parts that are put already; another half comes meanwhile */
    private void strike(Blow blow, int parts) throws InterruptedException {
        if (blow instanceof Blow.Kill kill) {
            kill(kill, parts);
        } else if (blow instanceof Blow.Absence absence) {
            takeAway(absence.part(), parts);
        } else if (blow instanceof Blow.Redelivery) {
            redeliver(parts);
        } else {
            world.source().reshard();
            reshards++;
            putUpTo(parts + 0.5);
            tell("shards " + (reshards % 2 == 1 ? "split" : "merged"));
        }
    }

    private void kill(Blow.Kill kill, int parts) throws InterruptedException {
        Workers workers = world.workers();
        putUpTo(parts + 0.25);
        pause(Duration.ofMillis(random.nextInt(kill.atWork() ? AT_WORK_MILLIS : AT_START_MILLIS)).toNanos());
        List<Integer> all = workers.numbers();
        List<Integer> atWork = workers.atWork();
        int victim = kill.atWork() && !atWork.isEmpty()
                ? atWork.get(random.nextInt(atWork.size()))
                : all.get(all.size() - 1);
        workers.kill(victim);
        workers.start(victim);
        kills++;
        putUpTo(parts + 0.5);
        tell("kill " + kills + " of " + plan.kills() + ": worker " + victim
                + (atWork.contains(victim) ? "" : ", while it started"));
    }

    private void takeAway(Part part, int parts) throws InterruptedException {
        CuttableProxy way = world.ways().get(part);
        long begin = System.nanoTime();
        way.cut();
        putUpTo(parts + 0.5);
        pause(AWAY.toNanos());
        way.mend();
        double seconds = (System.nanoTime() - begin) / 1e9;
        secondsAway += seconds;
        tell(String.format(Locale.ROOT, "%s away for %.0f s", part, seconds));
    }

    private void redeliver(int parts) throws InterruptedException {
        Workers workers = world.workers();
        List<Integer> all = workers.numbers();
        workers.stopAll();
        world.source().deliverAgain();
        all.forEach(workers::start);
        putUpTo(parts + 0.5);
        tell("all of them come again");
    }

    /** @param parts of as many as there are blows, and one more */
    private void putUpTo(double parts) {
        int end = (int) Math.min(records.size(), Math.round(records.size() * parts / (blows.size() + 1)));
        if (end > put) {
            world.source().put(records.subList(put, end));
            put = end;
        }
    }

    private void await(BooleanSupplier done) throws InterruptedException {
        Waiting.until(
                () -> {
                    world.workers().requireRunning();
                    return done.getAsBoolean();
                },
                () -> world.workers().delivered() + " records ended, "
                        + world.source().progress());
    }

    private static void pause(long nanos) throws InterruptedException {
        if (nanos > 0) {
            Thread.sleep(Duration.ofNanos(nanos).toMillis());
        }
    }

    private void tell(String what) {
        told.accept(String.format(Locale.ROOT, "  %,6d records put: %s", put, what));
    }
}
