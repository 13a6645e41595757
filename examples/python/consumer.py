"""Counts each user's logins and notes their wallets, once per event and in order per user.

    pip install boto3
    QUEUE_URL=... DATABASE=example.sqlite AWS_REGION=... python3 consumer.py

boto3 reads endpoints and credentials from its own variables: AWS_ENDPOINT_URL_SQS, AWS_PROFILE and so on.
"""

import json
import os
import signal
import sqlite3
import sys

try:
    import boto3
except ImportError:
    sys.exit("boto3 is missing: pip install boto3")

# How long a message stays hidden from other receivers. Handling it must not take longer.
VISIBILITY_SECONDS = int(os.environ.get("VISIBILITY_SECONDS", "120"))

TABLES = """
CREATE TABLE IF NOT EXISTS applied (source TEXT, id TEXT, at TEXT DEFAULT CURRENT_TIMESTAMP, PRIMARY KEY (source, id));
CREATE TABLE IF NOT EXISTS users (
    source TEXT, subject TEXT, logins INTEGER DEFAULT 0, last_event_id TEXT, PRIMARY KEY (source, subject));
CREATE TABLE IF NOT EXISTS wallets (source TEXT, subject TEXT, address TEXT, PRIMARY KEY (source, subject, address));
"""


def main():
    queue_url = required("QUEUE_URL")
    database = sqlite3.connect(required("DATABASE"), timeout=30)
    database.executescript(TABLES)
    # As long as the pipeline remembers an event.
    database.execute("DELETE FROM applied WHERE at < datetime('now', '-100 days')").connection.commit()
    sqs = boto3.client("sqs", region_name=os.environ.get("AWS_REGION"))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    # One message at a time: SQS hands out a user's next message when this one is deleted, and a message that fails does
    # not use up the receives of those behind it. For more at once, start the program several times.
    receive = {"QueueUrl": queue_url, "MaxNumberOfMessages": 1, "WaitTimeSeconds": 20}
    while True:
        answer = sqs.receive_message(**receive, VisibilityTimeout=VISIBILITY_SECONDS)
        for message in answer.get("Messages", []):
            try:
                event = read_event(message["Body"])
                outcome = apply_once(database, event)
            except Exception as error:  # it comes again, and goes to the dead-letter queue after five receives
                print(f"{message['MessageId']}: {error!r}", file=sys.stderr, flush=True)
                continue
            print(outcome, event["type"], event["source"], event["id"], flush=True)
            sqs.delete_message(QueueUrl=queue_url, ReceiptHandle=message["ReceiptHandle"])


def read_event(body):
    """The CloudEvents envelope. Unknown types and fields are fine; without these three it is no event."""
    event = json.loads(body)
    if not isinstance(event, dict) or not all(isinstance(event.get(name), str) for name in ("source", "id", "type")):
        raise ValueError("the message body is not an event")
    return event


def apply_once(database, event):
    """Makes the change and the record that it was made in one transaction: after a crash there are both or neither."""
    with database:  # commits, or rolls back where something is thrown
        record = "INSERT INTO applied (source, id) VALUES (:source, :id) ON CONFLICT DO NOTHING"
        if database.execute(record, {"source": event["source"], "id": event["id"]}).rowcount == 0:
            return "duplicate"
        return "applied" if change(database, event) else "ignored"


def change(database, event):
    """Put here what your service does. Types that it does not know, and those that do not exist yet, end in `_`."""
    if "subject" not in event:
        return False
    match event["type"]:
        case "privy.user.authenticated" | "dynamic.user.session.created":
            update_user(database, event, logins=1)
        case "privy.user.wallet_created":
            add_wallet(database, event, event["data"]["wallet"]["address"])
        case "dynamic.wallet.linked":
            add_wallet(database, event, event["data"]["data"]["publicKey"])
        case _:
            return False
    return True


def add_wallet(database, event, address):
    wallet = (event["source"], event["subject"], address)
    database.execute("INSERT INTO wallets VALUES (?, ?, ?) ON CONFLICT DO NOTHING", wallet)
    update_user(database, event, logins=0)


def update_user(database, event, logins):
    database.execute(
        """INSERT INTO users VALUES (:source, :subject, :logins, :id) ON CONFLICT DO UPDATE
           SET logins = logins + :logins, last_event_id = :id""",
        {"source": event["source"], "subject": event["subject"], "id": event["id"], "logins": logins},
    )


def required(name):
    value = os.environ.get(name)
    if not value:
        print(f"{name} is not set. examples/README.md says what to set it to.", file=sys.stderr)
        sys.exit(2)
    return value


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        pass  # a message in hand comes again
