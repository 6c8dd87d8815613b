#!/usr/bin/env python3
"""An agency on the message bus with confluent-kafka (librdkafka 2.6.1 or newer); see docs/bus.md.

  agency.py send FROM TO SUBJECT [FILE...]   sends a document and prints its receipt
  agency.py take AGENCY                      takes the next document and reports 01 and 03
  agency.py status AGENCY TRANSFER CODE      waits for a status of a document that was sent

BUS_PROPERTIES names the client's settings, in librdkafka's names. Files over 256 kB go ahead over HTTP:
LIENTHONG_URL, LIENTHONG_TOKEN_FILE. What came stays in inbox-<AGENCY>.jsonl, one entry a line.
"""
import base64
import json
import os
import sys
import time
import urllib.request
import uuid
from pathlib import Path

from confluent_kafka import Consumer, KafkaException, Producer

INLINE_BYTES = 256 * 1024
PATIENCE_SECONDS = 180


def settings():
    lines = Path(os.environ["BUS_PROPERTIES"]).read_text().splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


class Inbox:
    """The agency's inbox as its topic brings it: each entry once, in order, durable here before it is committed."""

    def __init__(self, agency):
        self.file = Path(f"inbox-{agency}.jsonl")
        self.entries = [json.loads(line) for line in self.file.read_text().splitlines()] if self.file.exists() else []
        self.consumer = Consumer(
            {
                **settings(),
                "group.id": f"lienthong.agency.{agency}",
                "isolation.level": "read_committed",
                "enable.auto.commit": False,
                "auto.offset.reset": "earliest",
            }
        )
        self.consumer.subscribe([f"lienthong.agency.{agency}.in"])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.consumer.close()

    def first(self, wanted):
        """The first entry that is wanted, come or to come."""
        for entry in self.entries:
            if wanted(entry):
                return entry
        end = time.monotonic() + PATIENCE_SECONDS
        while time.monotonic() < end:
            message = self.consumer.poll(1.0)
            if message is None:
                continue
            if message.error():
                raise KafkaException(message.error())
            entry = self.take(message)
            if entry is not None and wanted(entry):
                return entry
        sys.exit("What was waited for did not come")

    def take(self, message):
        headers = {name: value.decode() for name, value in message.headers()}
        epoch, sequence = headers["ce_sequence"].split(":")
        entry = json.loads(message.value())
        if self.entries and not self.entries[-1]["cursor"].startswith(f"{epoch}:"):
            sys.exit("Another epoch: the hub was restored from a backup. Compare before going on")
        if int(sequence) > len(self.entries):
            sys.exit(f"A gap before {sequence}: read the topic again from its beginning, else ask the operator")
        fresh = int(sequence) == len(self.entries)
        if fresh:
            with self.file.open("a") as file:
                file.write(json.dumps(entry, ensure_ascii=False) + "\n")
                file.flush()
                os.fsync(file.fileno())
            self.entries.append(entry)
        self.consumer.commit(message, asynchronous=False)
        return entry if fresh else None


def write(agency, command, message_id, key, body):
    """Resolves when all replicas have it. A repeat with the same id is recognised by the hub."""
    failures = []
    producer = Producer({**settings(), "enable.idempotence": True, "compression.type": "gzip"})
    producer.produce(
        f"lienthong.agency.{agency}.out",
        key=key,
        value=json.dumps(body, ensure_ascii=False).encode(),
        headers={
            "ce_specversion": "1.0",
            "ce_id": message_id,
            "ce_source": "/qlvb",
            "ce_type": f"vn.lienthong.{command}.v1",
            "content-type": "application/json",
        },
        on_delivery=lambda error, _: failures.append(error) if error else None,
    )
    if producer.flush(PATIENCE_SECONDS) > 0 or failures:
        raise SystemExit(f"Not written: {failures}")


def ask(inbox, agency, command, key, body):
    """Writes a command and waits for its answer: the receipt, or the end with the refusal."""
    message_id = f"{agency}-{uuid.uuid4()}"
    write(agency, command, message_id, key or message_id, body)
    answer = inbox.first(lambda found: found["entry"].get("messageId") == message_id)["entry"]
    if answer["kind"] == "refusal":
        sys.exit(f"Refused: {answer['code']} {answer.get('path', '')}")
    return answer["outcome"]


def file_of(agency, path):
    if path.stat().st_size <= INLINE_BYTES:
        return {"name": path.name, "data": base64.b64encode(path.read_bytes()).decode()}
    request = urllib.request.Request(
        f"{os.environ['LIENTHONG_URL']}/v1/agencies/{agency}/uploads",
        data=path.read_bytes(),
        headers={
            "Authorization": f"Bearer {Path(os.environ['LIENTHONG_TOKEN_FILE']).read_text().strip()}",
            "Content-Type": "application/octet-stream",
        },
    )
    with urllib.request.urlopen(request) as response:
        uploaded = json.load(response)
    return {"name": path.name, "upload": uploaded["upload"], "sha256": uploaded["sha256"]}


def send(agency, to, subject, *files):
    document = {"subject": subject, "number": "12", "notation": "UBND-NC", "promulgatedOn": "2026-11-20"}
    body = {"from": agency, "to": [to], "document": document, "files": [file_of(agency, Path(path)) for path in files]}
    with Inbox(agency) as inbox:
        print(json.dumps(ask(inbox, agency, "transfer.submit", None, body)["receipt"], ensure_ascii=False))


def take(agency):
    with Inbox(agency) as inbox:
        done = {found["entry"].get("transfer") for found in inbox.entries if found["entry"]["kind"] == "receipt"}
        found = inbox.first(lambda one: one["entry"]["kind"] == "document" and one["entry"]["transfer"] not in done)
        transfer = found["entry"]["transfer"]
        for status in ("01", "03"):
            ask(inbox, agency, "delivery.report", transfer, {"transfer": transfer, "status": status})
        print(json.dumps(found["document"], ensure_ascii=False))


def status(agency, transfer, code):
    def is_it(found):
        entry = found["entry"]
        return entry["kind"] == "status" and entry["transfer"] == transfer and entry["code"] == code

    with Inbox(agency) as inbox:
        entry = inbox.first(is_it)["entry"]
        print(f"{entry['from']} {entry['code']} {entry['claimedAt']}")


if __name__ == "__main__":
    commands = {"send": send, "take": take, "status": status}
    if len(sys.argv) < 3 or sys.argv[1] not in commands:
        sys.exit(__doc__)
    commands[sys.argv[1]](*sys.argv[2:])
