package dev.wadi.edge.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DatabaseServerTest {
    private static final String URL = "jdbc:postgresql://db:5432/shop";

    @Test
    void aPrimaryWithNothingInFrontIsNamedAndNoMore() {
        assertThat(new DatabaseServer("17.4", false, false).text(URL))
                .isEqualTo("Reads jdbc:postgresql://db:5432/shop, PostgreSQL 17.4.");
    }

    @Test
    void whatAPoolerAndAStandbyMeanForLocksIsSaid() {
        assertThat(new DatabaseServer("17.4", true, true).text(URL))
                .contains("A pooler stands in front of it.", "transaction or session", "each lock that it takes")
                .contains("It is a standby", "Let all instances read the same server.");
    }
}
