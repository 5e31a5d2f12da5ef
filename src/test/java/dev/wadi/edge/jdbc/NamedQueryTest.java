package dev.wadi.edge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedQueryTest {

    @Test
    void namesBecomePlaceholdersInTheirOrder() {
        NamedQuery query =
                NamedQuery.parse("SELECT 'a:b', x::text FROM t WHERE a = :#from AND b < :#to::date AND c >= :#from");
        assertThat(query.text()).isEqualTo("SELECT 'a:b', x::text FROM t WHERE a = ? AND b < ?::date AND c >= ?");
        assertThat(query.names()).containsExactly("from", "to", "from");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "WITH t AS (SELECT 1) SELECT * FROM t",
                "VALUES (1, 2)",
                "TABLE orders",
                "SELECT 'what?'",
                "SELECT \"odd?name\" FROM t -- why?",
                "SELECT x ??| array['a'] FROM t",
                "SELECT 1;"
            })
    void whatReadsIsTaken(String query) {
        assertThat(NamedQuery.parse(query).names()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DELETE FROM t",
                "INSERT INTO t VALUES (:#id)",
                "SELECT 1; SELECT 2",
                "SELECT 1; DROP TABLE t"
            })
    void whatIsNotOneQueryIsRefused(String query) {
        assertThatThrownBy(() -> NamedQuery.parse(query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("is not one query. Write one SELECT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM t WHERE a = ':#id'",
                "SELECT * FROM t WHERE a = ?",
                "SELECT 1 -- :#id",
                "SELECT x ? 'a' FROM t"
            })
    void aPlaceWithoutAValueAndAValueWithoutAPlaceAreRefused(String query) {
        assertThatThrownBy(() -> NamedQuery.parse(query))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has a ? that is no value");
    }
}
