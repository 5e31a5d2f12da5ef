package dev.wadi.demo.turbinestatus;

import dev.wadi.demo.turbinestatus.FarmSignal.Filtered;
import dev.wadi.demo.turbinestatus.FarmSignal.Refused;
import dev.wadi.demo.turbinestatus.FarmSignal.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Some hours of two vendors' turbines: status signals, among them late and repeated ones, measurements that nobody here needs, and what goes wrong
 * in real life. The same at every run but for the time it ends at.
 */
final class WindFarm {
    static final int TURBINES = 120;
    private static final int VESTAS = 80;
    private static final Duration SPAN = Duration.ofHours(6);

    private final Random random = new Random(20);
    private final Instant end;
    private final List<FarmSignal> signals = new ArrayList<>();

    /** A turbine as the source system and as the asset mapping know it. */
    record Turbine(int number, boolean vestas) {
        String customerAssetId() {
            return (vestas ? "WTG-" : "T-") + number;
        }

        String assetId() {
            return "ast-" + (1000 + number);
        }

        String vendor() {
            return vestas ? "vestas" : "siemens";
        }

        String customer() {
            return vestas ? "NordicWind" : "BalticPower";
        }

        String source() {
            return vestas ? "VOB-Esbjerg" : "SCADA-SWP";
        }

        List<String> kinds() {
            return vestas ? List.of("VMP", "TAC") : List.of("STATE", "ALARM");
        }

        String mappingField() {
            return customer() + "|" + customerAssetId() + "|" + source() + "|*";
        }

        String mappingRow() {
            String names = vestas
                    ? "{\"Sts.VmpState\":\"VMP_STATUS\",\"Sts.TacCat\":\"TAC_STATUS\"}"
                    : "{\"OperState\":\"OPERATING_STATE\",\"Alm\":\"ACTIVE_ALARM\"}";
            return "{\"asset_id\":\"" + assetId() + "\",\"vendor\":\"" + vendor() + "\",\"signals\":" + names + "}";
        }
    }

    private static final Map<String, String> RAW_NAME =
            Map.of("VMP", "Sts.VmpState", "TAC", "Sts.TacCat", "STATE", "OperState", "ALARM", "Alm");

    private WindFarm(Instant end) {
        this.end = end;
    }

    /** @param end the newest event, not after the clock of the pipeline */
    static List<FarmSignal> signals(int count, Instant end) {
        WindFarm farm = new WindFarm(end);
        while (farm.signals.size() < count) {
            farm.next((double) farm.signals.size() / count);
        }
        return farm.signals;
    }

    static List<Turbine> turbines() {
        List<Turbine> turbines = new ArrayList<>();
        for (int number = 1; number <= TURBINES; number++) {
            turbines.add(new Turbine(number, number <= VESTAS));
        }
        return turbines;
    }

    private void next(double progress) {
        Turbine turbine = turbines().get(random.nextInt(TURBINES));
        Instant time = end.minus(SPAN).plusMillis((long) (SPAN.toMillis() * progress));
        int dice = random.nextInt(1000);
        if (dice < 250) {
            measurement(turbine, time);
        } else if (dice < 275 && !signals.isEmpty()) {
            // the source system sends a record again
            signals.add(signals.get(random.nextInt(signals.size())));
        } else if (dice < 290) {
            broken(turbine, time, dice);
        } else if (dice < 340) {
            // buffered in the turbine while its line was down
            status(turbine, time.minus(Duration.ofMinutes(random.nextInt(90))));
        } else {
            status(turbine, time);
        }
    }

    private void measurement(Turbine turbine, Instant time) {
        add(turbine, json(turbine, "Grd.Prod.Pwr", Integer.toString(random.nextInt(3000)), time), new Filtered());
    }

    private void status(Turbine turbine, Instant time) {
        String kind = turbine.kinds().get(random.nextInt(2));
        List<FarmCodes.Code> codes = FarmCodes.BY_KIND.get(kind);
        // mostly the first: a turbine runs
        FarmCodes.Code code = codes.get(random.nextInt(3) == 0 ? random.nextInt(codes.size()) : 0);
        Instant shown = Instant.ofEpochMilli(time.toEpochMilli());
        String value = turbine.vestas() ? code.raw() : "\"" + code.raw() + "\"";
        add(
                turbine,
                json(turbine, RAW_NAME.get(kind), value, shown),
                new Status(turbine.assetId(), turbine.vendor(), kind, code.raw(), code, shown, turbine.source()));
    }

    private void broken(Turbine turbine, Instant time, int dice) {
        String raw = RAW_NAME.get(turbine.kinds().get(0));
        String good = json(turbine, raw, turbine.vestas() ? "0" : "\"RUN\"", time);
        switch (dice % 6) {
            case 0 -> add(turbine, good.substring(0, good.length() / 2), new Refused("malformed_json"));
            case 1 ->
                add(turbine, good.replace(turbine.customerAssetId(), "WTG-UNKNOWN"), new Refused("unknown_asset"));
            case 2 -> add(turbine, json(turbine, raw, "\"99999\"", time), new Refused("unknown_status_code"));
            case 3 -> add(turbine, json(turbine, raw, "true", time), new Refused("invalid_value"));
            case 4 ->
                add(
                        turbine,
                        json(turbine, raw, "0", end.plus(Duration.ofDays(400))),
                        new Refused("timestamp_in_future"));
            default -> add(turbine, good.replace("\"customer_name\"", "\"customer\""), new Refused("missing_field"));
        }
    }

    private void add(Turbine turbine, String json, FarmSignal.Fate fate) {
        signals.add(new FarmSignal(turbine.customerAssetId(), json, fate));
    }

    private static String json(Turbine turbine, String signal, String value, Instant time) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("customer_name", "\"" + turbine.customer() + "\"");
        members.put("customer_asset_id", "\"" + turbine.customerAssetId() + "\"");
        members.put("source_system", "\"" + turbine.source() + "\"");
        members.put("signal_version", "\"v2\"");
        members.put("signal_name", "\"" + signal + "\"");
        members.put("value", value);
        members.put("timestamp", "\"" + time + "\"");
        StringBuilder json = new StringBuilder("{");
        members.forEach((name, text) -> json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(text));
        return json.append('}').toString();
    }
}
