"""Reports and backups while others write: each shows one committed state, and each backup restores to what it was."""

import csv
import hashlib
import os
import shutil
import threading

import program as driven

BATCH = 50


def run(program, size, chance):
    """-> rounds, and how many of them backed up."""
    driven.found(program)
    base = program.sql("SELECT count(*) FROM candidate")[0][0]
    ends = threading.Event()
    writer = threading.Thread(target=keep_writing, args=(program, ends))
    writer.start()
    restored = 0
    try:
        for round in range(size):
            report(program, base)
            if round % 2 == 0:
                restored += 1
                backup(program, round)
    finally:
        ends.set()
        writer.join()
    return size, f"2 ({restored} restored)"


def keep_writing(program, ends):
    """Batches of the same size, an attachment each, and some taken back."""
    number = 0
    while not ends.is_set():
        number += 1
        rows = [f"批{number},护照,R{number:04d}{row:04d},R{number:04d}{row:04d}" for row in range(BATCH)]
        program.write("more.csv", "\n".join(["姓名,证件类型,证件号码,准考证号", *rows]) + "\n")
        if number > 1 and number % 3 == 0:
            program("roster", "undo", str(number - 1))
        program("roster", "import", "more.csv")
        program.write("work.pdf", f"%PDF made up {number}".encode())
        program.write("more.jsonl", '{"id":"m%d","at":"2020-12-01T08:09:%02d+08:00","candidate":"A000001","do":"addAttachment",'
                      '"question":"q2","kind":"pdf","name":"works.pdf","bytes":%d,"file":"work.pdf"}\n'
                      % (number, number % 60, len(f"%PDF made up {number}")))
        program("activity", "import", "more.jsonl")


def report(program, base):
    done = program("report", "candidates", "--output", "seen.csv", "--force")
    if done is None or done.returncode != 0:
        program.fault("does not report", [], done.stderr.decode("utf-8", "replace") if done else "")
        return
    with open(program.inside("seen.csv"), encoding="utf-8-sig", newline="") as file:
        rows = len(list(csv.reader(file))) - 1
    if (rows - base) % BATCH:
        program.fault(f"reports {rows} candidates, of {base} and batches of {BATCH}", [])


def backup(program, round):
    """Into one folder that is brought up to date, and each time restored into a new one."""
    done = program("db", "backup", "backup", *(["--force"] if round else []))
    if done is None or done.returncode != 0:
        return program.fault("does not back up", [], done.stderr.decode("utf-8", "replace") if done else "")
    shutil.rmtree(program.inside("restored"), ignore_errors=True)
    done = program("db", "restore", "backup", "--data", "restored")
    if done is None or done.returncode != 0:
        return program.fault("does not restore", [], done.stderr.decode("utf-8", "replace") if done else "")
    for words in (["db", "check"], ["audit", "verify"]):
        if program(*words, "--data", "restored").returncode != 0:
            program.fault("restores damage", words)
    if digest(program.inside("backup/backup.sqlite")) != digest(program.inside("restored/exam.sqlite")):
        program.fault("restores another database", [])
    if tree(program.inside("backup/vault")) != tree(program.inside("restored/vault")):
        program.fault("restores another vault", [])


def digest(path):
    with open(path, "rb") as file:
        return hashlib.sha256(file.read()).hexdigest()


def tree(folder):
    return {os.path.relpath(os.path.join(here, name), folder): digest(os.path.join(here, name))
            for here, _, names in os.walk(folder) for name in names}
