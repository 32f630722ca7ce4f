"""Many processes that write at once: nobody meets a locked database, nothing acknowledged is lost, nothing is done twice."""

import json
import random
import threading
import time

import program as driven

PROCESSES = 8


def run(program, size, chance):
    driven.found(program, candidates=PROCESSES * 4)
    before = entries(program)
    done = [[] for _ in range(PROCESSES)]
    waits = []
    threads = [threading.Thread(target=write, args=(program, number, size, chance.random(), done[number], waits))
               for number in range(PROCESSES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = [entry for list in done for entry in list]
    hold(program, told, entries(program) - before)
    program.told = f"longest wait {max(waits):.2f} s, half under {sorted(waits)[len(waits) // 2]:.2f} s"
    return len(waits), PROCESSES


def entries(program):
    return program.sql("SELECT count(*) FROM journal")[0][0]


def write(program, number, size, seed, done, waits):
    """One person's writes: to candidates of their own, and to one whom all write to."""
    chance = random.Random(seed)
    for step in range(size):
        act = chance.choice(["extend", "extend", "note", "add", "fact", "take", "report", "batch"])
        words = {
            "extend": ["candidate", "extend", "A000001", "--minutes", "1", "--reason", "r"],
            "take": ["candidate", "grant-take", f"A{number * 4 + 2:06d}", "--question", "q1", "--reason", "r"],
            "note": ["roster", "edit", "A000001", "--note", f"{number}-{step}"],
            "add": ["roster", "add", "--name", f"新{number}-{step}", "--type", "护照", "--number", f"N{number}{step:07d}"],
            "fact": ["activity", "import", f"fact-{number}.jsonl"],
            "report": ["report", "exceptions", "--output", f"report-{number}.csv", "--force"],
            "batch": ["roster", "import", f"batch-{number}.csv"],
        }[act]
        if act == "fact":
            fact = {"id": f"w{number}-{step}", "at": "2020-12-01T09:00:00+08:00", "candidate": f"A{number * 4 + 3:06d}",
                    "do": "identityCheck", "outcome": "cancelled" if step else "passed"}
            program.write(f"fact-{number}.jsonl", json.dumps(fact) + "\n")
        if act == "batch":
            row = f"批{number}-{step},护照,M{number}{step:07d},M{number}{step:07d}"
            program.write(f"batch-{number}.csv", f"姓名,证件类型,证件号码,准考证号\n{row}\n")
        begun = time.monotonic()
        answer = program(*words, "--format", "json")
        waits.append(time.monotonic() - begun)
        if answer is None:
            continue
        if answer.returncode == 75:
            program.fault("meets a locked database", words)
        elif answer.returncode == 0:
            done.append((act, number, step))
        elif act != "fact":
            # A rule may refuse a fact (the cooldown after a cancelled check); nothing else here can be refused.
            program.fault(f"ends with {answer.returncode}", words, answer.stderr.decode("utf-8", "replace"))


def hold(program, told, entries):
    """What was acknowledged is there, each once."""
    def count(act):
        return sum(1 for kind, _, _ in told if kind == act)

    def demand(what, found, wanted):
        if found != wanted:
            program.fault(f"{what}: {found} found, {wanted} acknowledged", [])

    minutes = program.sql("SELECT count(*) FROM journal WHERE action = 'candidate extend' AND candidate = 1")[0][0]
    demand("extensions", minutes - 1, count("extend"))
    deadline = json.loads(program("candidate", "deadline", "A000001", "q1", "--format", "json").stdout)
    demand("minutes", deadline["extra"], (count("extend") + 5) * 60)
    demand("takes", program.sql("SELECT count(*) FROM journal WHERE action = 'candidate grant-take'")[0][0], count("take"))
    demand("edits", program.sql("SELECT version - 1 FROM candidate WHERE id = 1")[0][0], count("note"))
    for act, first in (("add", "N"), ("batch", "M")):
        stored = {row[0] for row in program.sql(f"SELECT certificateNumber FROM candidate WHERE certificateNumber LIKE '{first}%'")}
        demand(act, stored, {f"{first}{number}{step:07d}" for kind, number, step in told if kind == act})
    facts = {row[0] for row in program.sql("SELECT factID FROM journal WHERE factID LIKE 'w%'")}
    demand("facts", facts, {f"w{number}-{step}" for kind, number, step in told if kind == "fact"})
    # Each act is one entry, and an activity import one more than its facts; a check done again is applied.
    demand("entries", entries, len(told) + count("fact"))
    for words in (["db", "check"], ["audit", "verify"]):
        if program(*words).returncode != 0:
            program.fault("finds damage", words)
