package dev.wadi.docs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the commands of a block need and not every machine has. A block is left out where it is missing. */
enum NeededProgram {
    /** The one that the README speaks of; what it makes there, boto3 reads. */
    AWS_CLI("aws --version", "aws-cli/1."),
    BOTO3("python3 -c 'import boto3; print(boto3.__name__)'", "boto3");

    private final String question;
    private final String answer;

    NeededProgram(String question, String answer) {
        this.question = question;
        this.answer = answer;
    }

    /** One that the block needs and that is not here. */
    static Optional<NeededProgram> missingFor(DocumentedBlock block) {
        return Arrays.stream(values())
                .filter(program -> program.isNeededBy(block))
                .filter(program -> !program.isHere())
                .findFirst();
    }

    private boolean isNeededBy(DocumentedBlock block) {
        String text = block.before() + block.text();
        return this == BOTO3 ? block.isIn("python") : text.contains("aws ") || text.contains("boto3");
    }

    private boolean isHere() {
        try {
            Process process = new ProcessBuilder("sh", "-c", question)
                    .redirectErrorStream(true)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(1, TimeUnit.MINUTES) && output.contains(answer);
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
