package dev.wadi.app.installation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RouteBeansTest {
    private static final String ROUTE = """
            # über allem
            - beans:
                - name: save # the row
                  type: "#class:com.acme.save.Step"
                  properties:
                    store: "#bean:keep"
                - {name: "keep", type: "#class:com.acme.Keep", constructors: {"0": "#save"}}
            - route:
                id: save
                from:
                  uri: "timer:save?client=#keep&period=5"
                  steps:
                    - setHeaders:
                        headers:
                          - name: keep
                            constant: {expression: save}
                    - process: {id: save, ref: save}
                    - split:
                        id: each
                        method: {ref: keep, method: save}
                        aggregationStrategy: keep
                        steps:
                          - to: {id: last, uri: "bean:save?method=keep"}
                    - outcome: {of: save}
            """;

    @Test
    void aBeanIsRenamedWhereverItIsMeantAndNothingElseIs() {
        assertThat(RouteBeans.of(ROUTE).names()).containsExactly("save", "keep");
        assertThat(RouteBeans.of(ROUTE).renamed(name -> "other-" + name))
                .isEqualTo(ROUTE.replace("- name: save #", "- name: other-save #")
                        .replace("#bean:keep", "#bean:other-keep")
                        .replace("{name: \"keep\"", "{name: \"other-keep\"")
                        .replace("\"#save\"", "\"#other-save\"")
                        .replace("client=#keep", "client=#other-keep")
                        .replace("ref: save", "ref: other-save")
                        .replace("ref: keep", "ref: other-keep")
                        .replace("aggregationStrategy: keep", "aggregationStrategy: other-keep")
                        .replace("bean:save?", "bean:other-save?"));
    }

    @Test
    void whatIsNoYamlHasNone() {
        assertThat(RouteBeans.of("- beans: [").names()).isEmpty();
        assertThat(RouteBeans.of("- beans: [").renamed(name -> "x")).isEqualTo("- beans: [");
    }
}
