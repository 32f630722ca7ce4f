"""Names with every control, bidi, zero-width and escape sequence, through every command's output."""

import json
import os
import pty
import random
import re
import select
import time
import unicodedata

import program as driven

NASTY = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) in ("Cc", "Cf", "Zl", "Zp")]
SEQUENCES = [
    "\x1b[2J", "\x1b]0;title\x07", "\x1b]52;c;ZXZpbA==\x07", "\x1bP+q544e\x1b\\", "\x1b[6n", "\x1b[31mred", "\x9b31m", "\x1bc",
    "\x1b[?1049h", "\x1b]8;;http://example.invalid\x1b\\link", "\r已提交", "\b\b\b", "\u202eevil", "\u2066x\u2069", "\u200b", "\ufeff",
    "\u2028", "\x85", "\x00", "\x7f", "\t", "\n", "\r\n", "e\u0301" * 30, "\U000e0041", "\ufffd", "\u3164", "\U0001f468\u200d\U0001f469",
]
# What the program itself may send to a terminal: colours, and the line of progress.
OWN = re.compile(rb"\x1b\[[0-9;]*[mK]|\r")


def name(chance):
    """Between Han characters, so that whoever trims does not trim it away."""
    parts = [chance.choice(NASTY) if chance.random() < 0.6 else chance.choice(SEQUENCES) for _ in range(chance.randint(1, 4))]
    return "考" + "生".join(parts) + "号"


def run(program, size, chance):
    """-> how many names, and how many went through how many outputs."""
    names = [f"考{character}生" for character in NASTY[:size]] + [name(chance) for _ in range(size - len(NASTY))]
    driven.found(program)
    intake(program, names)
    behind(program, names)
    return len(names), shown(program, names, chance)


def intake(program, names):
    """What the roster and a day's facts take of them, and what they say of those that they do not."""
    def quoted(text):
        return '"' + text.replace('"', '""') + '"'

    rows = [f"{quoted(name)},护照,{driven.passport(number + 1000)},B{number:06d},{quoted(name[:20])},{quoted(name)}"
            for number, name in enumerate(names)]
    program.write("hostile.csv", "\n".join(["姓名,证件类型,证件号码,准考证号,报考专业,备注", *rows]) + "\n")
    for words in ([], ["--format", "json"], ["--lang", "zh"]):
        program("roster", "import", "hostile.csv", "--dry-run", *words)
    program("roster", "import", "hostile.csv", "--skip-bad", "--rejects", "rejects.csv")
    facts = []
    for number, name in enumerate(names[:200]):
        facts += driven.day(f"B{number:06d}", "A000003", name, name + ".pdf", prefix=f"h{number}-", reason=name)[:11]
    program.write("hostile.jsonl", "".join(json.dumps(fact) + "\n" for fact in facts))
    program("activity", "import", "hostile.jsonl", "--dry-run")
    program("activity", "import", "hostile.jsonl", "--skip-bad", "--format", "json")
    for name in names[:50]:
        program("roster", "add", "--name", name.replace("\0", ""), "--type", "护照", "--number", "E99999999", "--dry-run")


def behind(program, names):
    """Past every check, as an older program or another hand may have left them."""
    columns = "name = ?, \"group\" = ?, phone = ?, note = ?"
    ids = [row[0] for row in program.sql("SELECT id FROM candidate ORDER BY id")]
    program.sql(f"UPDATE candidate SET {columns} WHERE id = ?",
                [(name, name, name, name, id) for id, name in zip(ids, names)])
    missing = names[len(ids):]
    program.sql(
        'INSERT INTO candidate (id, exam, name, certificateType, certificateNumber, admissionNumber, "group", phone, note) '
        "VALUES (?, 1, ?, 'passport', ?, ?, ?, ?, ?)",
        [(10_000_000 + number, name, f"Z{number:08d}", f"Z{number:06d}", name, name, name) for number, name in enumerate(missing)])


LISTS = [
    ["roster", "list"], ["roster", "batches"], ["exam", "list"], ["exam", "show"], ["exam", "check"], ["exam", "notice"],
    ["question", "list"], ["question", "show", "q1"], ["staff", "list"], ["audit", "log"], ["audit", "verify"],
    ["review", "list"], ["review", "stats"], ["review", "show", "1"], ["doctor"], ["db", "check"],
    ["exam", "simulate", "--set", "q1.submitLimit=60m"], ["report", "verify", "photo.jpg"],
    ["exam", "incident", "--from", "2020-12-01T08:00", "--to", "2020-12-01T09:00"],
    ["report", "media", "--output", "m", "--dry-run"], ["roster", "import", "hostile.csv", "--dry-run"],
    ["report", "attention", "--output", "attention.csv", "--force"], ["report", "submissions", "-o", "t.csv", "--force"],
]


def about(handle):
    return [["candidate", verb, handle] for verb in ("show", "why", "history")] + [
        ["candidate", "deadline", handle, "q1"], ["roster", "show", handle],
        ["candidate", "extend", handle, "--minutes", "1", "--reason", "r", "--dry-run"]]


def shown(program, names, chance):
    """Every list, and everything about some candidates: as a table and JSON into pipes, and as all three at a terminal."""
    runs = program.runs
    handles = [row[0] for row in program.sql(
        "SELECT admissionNumber FROM candidate WHERE admissionNumber IS NOT NULL ORDER BY id")]
    some = ["A000001", "A000002", *chance.sample(handles, min(len(handles), max(2, len(names) // 1000)))]
    for place, handle in enumerate([None, *some]):
        for words in LISTS if handle is None else about(handle):
            for form in ("table", "json"):
                program(*words, "--lang", ("zh", "en")[place % 2], "--format", form)
            for form in ("table", "json", "csv")[place % 3:] if place else ("table", "csv"):
                program.runs += 1
                raw = driven.unprintable(OWN.sub(b"", terminal(program, [*words, "--lang", "zh", "--format", form])))
                if raw:
                    program.fault(f"lets {raw} through to a terminal", [*words, "--format", form])
    return program.runs - runs


def terminal(program, words):
    process, descriptor = pty.fork()
    if process == 0:
        os.chdir(program.folder)
        os.execve(program.binary, [program.binary, *words, "--no-input"], {**program.environment, "TERM": "xterm-256color"})
    output, end = b"", time.monotonic() + 120
    while time.monotonic() < end:
        ready, _, _ = select.select([descriptor], [], [], 1)
        try:
            piece = os.read(descriptor, 1 << 16) if ready else b""
        except OSError:
            break
        if ready and not piece:
            break
        output += piece
    else:
        program.fault("hangs at a terminal", words)
        os.kill(process, 9)
    os.close(descriptor)
    os.waitpid(process, 0)
    return output
