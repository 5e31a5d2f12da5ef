"""The calls of UnmarkedClient in the language and with the SDK of a Python function, as a contender of its own process (see MeasuredClient for what it
reads and prints). A message that comes twice counts twice.

python3 -c THIS QUEUE_URL_OF_THE_SENDER TOPIC_ARN STATUS_TABLE PRODUCT_TABLE QUEUE_URL
"""
import json
import sys
import time

import boto3

export_state_url, topic_arn, status_table, product_table, queue_url = sys.argv[1:6]
sqs = boto3.client("sqs")
dynamodb = boto3.client("dynamodb")
sns = boto3.client("sns")
calls = reads = writes = 0


def write(**update):
    global calls, writes
    answer = dynamodb.update_item(ReturnConsumedCapacity="TOTAL", **update)
    calls += 1
    writes += answer["ConsumedCapacity"]["CapacityUnits"]
    return answer


def rows(run):
    global calls, reads
    answer = dynamodb.query(
        TableName=status_table,
        ConsistentRead=True,
        KeyConditionExpression="CorrelationId = :run",
        ExpressionAttributeValues={":run": {"S": run}},
        ReturnConsumedCapacity="TOTAL",
    )
    calls += 1
    reads += answer["ConsumedCapacity"]["CapacityUnits"]
    return answer["Items"]


def handle(message):
    run, collection = message["correlation_id"], message["collection_name"]
    key = {"CorrelationId": {"S": run}, "CollectionName": {"S": collection}}
    row = write(
        TableName=status_table,
        Key=key,
        UpdateExpression="SET FilesReceived = if_not_exists(FilesReceived, :none) + :one",
        ExpressionAttributeValues={":none": {"N": "0"}, ":one": {"N": "1"}},
        ReturnValues="ALL_NEW",
    )["Attributes"]
    if int(row["FilesReceived"]["N"]) < int(row["FilesExported"]["N"]):
        return
    write(
        TableName=status_table,
        Key=key,
        UpdateExpression="SET CollectionStatus = :new",
        ExpressionAttributeValues={":new": {"S": "Received"}},
    )
    sqs.send_message(
        QueueUrl=export_state_url,
        MessageGroupId=run,
        MessageDeduplicationId=run + collection,
        MessageBody=json.dumps(message),
    )
    if all(row["CollectionStatus"]["S"] == "Received" for row in rows(run)):
        write(
            TableName=product_table,
            Key={"Correlation_Id": {"S": run}, "DataProduct": {"S": "SNAPSHOT_SENDER"}},
            UpdateExpression="SET #status = :new",
            ExpressionAttributeNames={"#status": "Status"},
            ExpressionAttributeValues={":new": {"S": "RECEIVED"}},
        )
        sns.publish(TopicArn=topic_arn, Message=json.dumps(message))


def work(messages):
    done = 0
    begun = None
    while done < messages:
        event = sqs.receive_message(QueueUrl=queue_url, MaxNumberOfMessages=10, WaitTimeSeconds=1).get("Messages", [])
        if not event:
            continue
        if begun is None:
            begun, processor = time.monotonic_ns(), time.process_time_ns()
        for message in event:
            handle(json.loads(message["Body"]))
        sqs.delete_message_batch(
            QueueUrl=queue_url,
            Entries=[{"Id": str(i), "ReceiptHandle": m["ReceiptHandle"]} for i, m in enumerate(event)],
        )
        done += len(event)
    return time.monotonic_ns() - begun, time.process_time_ns() - processor


for line in sys.stdin:
    number, _ = line.split()
    calls = reads = writes = 0
    taken, processor_time = work(int(number))
    print(taken, processor_time, calls, writes, reads, flush=True)
