package dev.wadi.pipelines.datasetprocessing.definition;

import dev.wadi.pipelines.datasetprocessing.operation.TableOperation;

/** How a step of the file becomes an operation. It also says which columns the table has afterwards. */
interface OperationKind {

    TableOperation read(StepArguments arguments);
}
