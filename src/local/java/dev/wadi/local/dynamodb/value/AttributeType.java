package dev.wadi.local.dynamodb.value;

/** A type, with the word that some messages have for it. */
public enum AttributeType {
    S("STRING"),
    N("NUMBER"),
    B("BINARY"),
    SS("STRING_SET"),
    NS("NUMBER_SET"),
    BS("BINARY_SET"),
    BOOL("BOOLEAN"),
    NULL("NULL"),
    L("LIST"),
    M("MAP");

    private final String word;

    AttributeType(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
