"""The built program, driven as a hostile user would drive it, and a made-up unit to do it in."""

import json
import os
import shutil
import sqlite3
import subprocess
import unicodedata

# The contract's exit statuses. 130 would be an interruption, which nobody here causes.
STATUSES = {0, 1, 2, 3, 64, 65, 66, 73, 74, 75, 77, 78}
LIMIT = 20  # seconds
# How the program speaks of its own defects.
DEFECT = ("程序缺陷", "a defect:", "数据库错误", "database error")


class Program:
    def __init__(self, binary, folder):
        self.binary = binary
        self.folder = folder
        self.environment = {"PATH": "/usr/bin:/bin", "HOME": folder, "LANG": "C.UTF-8", "EXAMCTL_STAFF": "root"}
        self.runs = 0
        self.faults = []
        # What a trial measured besides.
        self.told = ""

    def fault(self, what, words, told=""):
        self.faults.append(f"{what}: {' '.join(map(repr, words))[:300]} {told[:400]}")

    def __call__(self, *words, statuses=STATUSES, umask=-1, check=True, environment=None):
        """Runs it and notes what no run may do: die, hang, end outside the contract, call itself defective."""
        self.runs += 1
        try:
            done = subprocess.run(
                [self.binary, *words], cwd=self.folder, env={**self.environment, **(environment or {})},
                stdin=subprocess.DEVNULL, capture_output=True, timeout=LIMIT, umask=umask)
        except subprocess.TimeoutExpired:
            self.fault("hangs", words)
            return None
        told = done.stderr.decode("utf-8", "replace")
        if done.returncode not in statuses:
            self.fault(f"ends with {done.returncode}", words, told)
        if '"code":"internal"' in told.replace(" ", "") or any(words_of in told for words_of in DEFECT):
            self.fault("calls itself defective", words, told)
        if check:
            # What goes into a pipe as a document or as rows for a spreadsheet is data, and stays as it is; `names` looks at
            # the same at a terminal.
            shown = (("stderr", done.stderr),) if is_data(words) else (("stdout", done.stdout), ("stderr", done.stderr))
            for stream, output in shown:
                raw = unprintable(output)
                if raw:
                    self.fault(f"lets {raw} through to {stream}", words, output.decode("utf-8", "replace"))
        return done

    def must(self, *words, **named):
        done = self(*words, **named)
        if done is None or done.returncode != 0:
            raise SystemExit(f"preparation failed: {words}: {done and done.stderr.decode('utf-8', 'replace')}")
        return done

    def inside(self, name):
        return os.path.join(self.folder, name)

    def write(self, name, text):
        path = self.inside(name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(text.encode() if isinstance(text, str) else text)

    def sql(self, statement, *rows):
        connection = sqlite3.connect(self.inside("exam-data/exam.sqlite"))
        with connection:
            if rows:
                connection.executemany(statement, rows[0])
                answer = None
            else:
                answer = connection.execute(statement).fetchall()
        connection.close()
        return answer

    def schema(self, data="exam-data"):
        path = self.inside(f"{data}/exam.sqlite")
        if not os.path.exists(path):
            return None
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        try:
            return connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()
        finally:
            connection.close()


def is_data(words):
    pairs = list(zip(words, words[1:]))
    return ("--format", "csv") in pairs or "--format=csv" in words or tuple(words[:2]) in (
        ("roster", "template"), ("exam", "template"), ("exam", "export"))


def unprintable(output):
    """The first character that may not reach a terminal; None where all may. Line ends may."""
    try:
        text = output.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"an undecodable byte {error.object[error.start]:#x}"
    for character in text:
        if character != "\n" and unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp"):
            return f"U+{ord(character):04X}"
    return None


EXAM = """\
exam: HOSTILE
title: 文字测试（虚构）
opensAt: 2020-12-01T08:00:00+08:00
closesAt: 2098-12-01T18:00:00+08:00
timeZone: Asia/Shanghai
questions:
  - id: q1
    title: 自选曲目演奏
    mode: recorded
    takes: 2
    recordLimit: 3m
    submitLimit: 50m
  - id: q2
    title: 作品集
    mode: offline
    submitLimit: 2h
    attachments:
      - { kind: pdf, min: 0, max: 3, maxSize: 20MB }
"""


def resident_id(number):
    digits = f"110105{20000101 + number // 900 % 28}{100 + number % 900}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return digits + "10X98765432"[sum(int(digit) * weight for digit, weight in zip(digits, weights)) % 11]


def passport(number):
    return f"E{number:08d}"


def found(program, candidates=6):
    """A unit with an exam, a roster, a day's facts, a review that waits and a grant."""
    program.must("init", "--unit", "虚构艺术学院")
    program.write("exam.yaml", EXAM)
    program.must("exam", "apply", "exam.yaml")
    rows = [f"考生{number},护照,{passport(number)},A{number:06d},声乐" for number in range(1, candidates + 1)]
    program.write("roster.csv", "\n".join(["姓名,证件类型,证件号码,准考证号,报考专业", *rows]) + "\n")
    program.must("roster", "import", "roster.csv")
    program.write("photo.jpg", b"\xff\xd8\xff\xd9made up")
    program.write("day.jsonl", "".join(json.dumps(fact) + "\n" for fact in day("A000001", "A000002", "phone-1", "works.pdf")))
    program.must("activity", "import", "day.jsonl")
    program.must("candidate", "extend", "A000001", "--minutes", "5", "--reason", "虚构")
    for name, role in (("lin", "reviewer"), ("bo", "exporter")):
        program.must("staff", "add", name, "--role", role)


def day(first, second, device, name, prefix="f", reason="虚构"):
    """Facts of one who records, fails, and uploads, and of one whose photos wait."""
    facts = []

    def add(candidate, clock, act, **more):
        facts.append({"id": f"{prefix}{len(facts)}", "at": f"2020-12-01T{clock}+08:00", "candidate": candidate, "do": act, **more})

    add(first, "08:05:00", "identityCheck", outcome="passed")
    for second_of, act in enumerate(("readNotice", "confirmQualification", "acceptCommitment")):
        add(first, f"08:05:1{second_of}", act)
    add(first, "08:05:20", "passDeviceCheck", device=device)
    add(first, "08:06:00", "startAnswer", question="q1")
    add(first, "08:06:10", "startRecording", question="q1", take=1, camera="first", device=device)
    add(first, "08:07:00", "stopRecording", question="q1", take=1, camera="first", by="candidate")
    add(first, "08:07:10", "failRecording", question="q1", take=1, camera="first", reason=reason)
    add(first, "08:08:00", "openQuestion", question="q2")
    add(first, "08:09:00", "addAttachment", question="q2", kind="pdf", name=name, bytes=9, sha256="a" * 64)
    for moment in range(3):
        add(second, f"08:05:0{moment}", "identityCheck", outcome="failed")
    add(second, "08:06:00", "identityPhoto", files=["photo.jpg"])
    return facts


def fresh(program, source, target):
    """The data folder `target` as `source` is."""
    shutil.rmtree(program.inside(target), ignore_errors=True)
    shutil.copytree(program.inside(source), program.inside(target))
