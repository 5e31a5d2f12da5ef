package dev.wadi;

/** Entry point of the command line. */
public final class Wadi {
    private Wadi() {}

    public static void main(String[] args) {
        System.out.println("x");
    }
}
