"""Kills the program before, after and in the middle of every call by which it changes a file."""

import os
import shutil

from bench import BENCHES
from oracle import dump, files, look
from worlds import run


def trials(size, chance, workers, table):
    work = []
    for index, bench in enumerate(BENCHES):
        for number in range(1, bench.expected.last + 1):
            ways = ["before", "after"] + (["half"] if bench.expected.kinds.get(number) == "W" else [])
            work += [(index, number, way) for way in ways]
    of = len(work)
    work = chance.sample(work, of if size == "all" else min(int(size), of))
    found = list(workers.results(one, work))
    table.add("kill -9 before, in or after a call", len(found), [fault for _, told in found for fault in told[2]],
              "of %s; %d left the former state, %d a new one; %d left a temporary file that stays" % (
                  format(of, ","), sum(1 for _, told in found if told[0] == 0),
                  sum(1 for _, told in found if told[0] > 0), sum(told[1] for _, told in found)))


def one(item):
    """Gives the index of the state that was left, the temporary files that stay, and what is wrong."""
    index, number, way = item
    bench = BENCHES[index]
    expected, scenario = bench.expected, bench.scenario

    world, scratch = bench.fresh("world-%d" % os.getpid()), bench.scratch()
    killed = run(world, scenario.words, ["--at", str(number), "--do", way])
    name = "%s, %s call %d (%s)" % (scenario.name, way, number, expected.kinds.get(number))
    if killed.status != 137:
        return 0, 0, ["%s: not killed but %d" % (name, killed.status)]
    owed = expected.owed_at(number if way == "after" else number - 1)
    if not killed.out:
        owed = 0
    index, wrong = look(world, expected, scratch, bench.deep, owed=owed)
    # `db check` verifies the journal too; now and then its own command is asked.
    if number % 4 == 0 and (index > 0 or expected.states[0] is not None):
        verified = run(world, ["audit", "verify", "--data", scenario.unit])
        if verified.status != 0:
            wrong.append("audit verify: %s" % verified.err)
    left, again = rerun(bench, world, scratch, index)
    wrong += again
    shutil.rmtree(world, ignore_errors=True)
    return index, left, ["%s: %s" % (name, told) for told in wrong]


def rerun(bench, world, scratch, index):
    """The same command once more: it ends as an undisturbed run does, or is refused because it was done."""
    expected, scenario, wrong = bench.expected, bench.scenario, []
    here = files(world)
    outputs = [path for path, told in expected.after.items() if expected.before.get(path, "absent") != told
               and expected.is_output(path)]
    was_done = index == len(expected.states) - 1 and all(here.get(path, "absent") == expected.after[path] for path in outputs)
    if index >= 0 and scenario.name.startswith("db backup"):
        new = expected.backups.get("out/new", ())
        was_done = was_done and (len(new) < 2 or dump(world + "/out/new/backup.sqlite", scratch) == new[-1])
    again = run(world, scenario.words)
    if again.status != 0 and not (was_done and again.status in (2, 73)):
        return 0, ["the same command again: %d %s" % (again.status, again.err.strip())]
    checked = run(world, ["db", "check", "--data", scenario.unit] + (["--deep"] if bench.deep else []))
    if checked.status != 0:
        wrong.append("db check after the same command again: %s" % checked.out)
    now = dump("%s/%s/exam.sqlite" % (world, scenario.unit), scratch)
    if 0 <= index < len(expected.states) - 1 and again.status == 0 and now != expected.states[-1] and not scenario.loose:
        wrong.append("the same command again ends otherwise than undisturbed")
    here = files(world)
    for path in outputs:
        if path not in here:
            wrong.append("missing after the same command again: %s" % path)
    surplus = [path for path in here if path not in expected.after and not is_void_journal(os.path.join(world, path))]
    wrong += ["left for ever: %s" % path for path in surplus if not path.split("/")[-1].startswith("tmp.")]
    return len(surplus), wrong


def is_void_journal(path):
    """A rollback journal that was never in force: SQLite passes over it, and the next change removes it."""
    if not path.endswith("-journal"):
        return False
    with open(path, "rb") as file:
        return file.read(1) in (b"", b"\0")
