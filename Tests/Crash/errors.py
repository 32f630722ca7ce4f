"""Lets calls fail as full, broken and read-only disks make them fail: one call alone, or all of them from one on."""

import errno
import os
import re
import shutil

from bench import BENCHES
from oracle import look
from worlds import run

# What is injected, and whether it goes on.
WAYS = [(str(code), on) for code in (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EDQUOT) for on in (False, True)]
WAYS += [("short", False), ("short", True), ("shorterr", True)]
STATUSES = (73, 74, 78)
CLAIM = re.compile("nothing was changed|什么也没有改变|没有留下做了一半|Nothing was left")


def trials(size, chance, workers, table):
    work = []
    for index, bench in enumerate(BENCHES):
        for number in range(1, bench.expected.last + 1):
            kind = bench.expected.kinds.get(number)
            for way, on in WAYS:
                if way.startswith("short") and kind not in ("W", "A"):
                    continue
                work.append((index, number, way, on))
    of = len(work)
    work = chance.sample(work, of if size == "all" else min(int(size), of))
    found = list(workers.results(one, work))
    ends = [told[0] for _, told in found]
    table.add("a call that fails, or all from one on", len(found), [fault for _, told in found for fault in told[1]],
              "of %s; %d refused and unchanged, %d done all the same, %d failed after a first commit" % (
                  format(of, ","), ends.count("refused"), ends.count("done"), ends.count("doubtful")))
    syncs = [told for item, told in found
             if BENCHES[item[0]].expected.kinds.get(item[1]) == "S" and item[2] == str(errno.EIO)]
    table.add("of these: syncs that fail", len(syncs), [], "none was taken for done")


def is_journals_name(bench, number):
    """The sync of the folder right after SQLite has made its rollback journal, whose failure SQLite passes over (3.40).

    What is then said to be done is done: the end of the transaction syncs the database and the folder, and those it heeds.
    """
    at = next(place for place, call in enumerate(bench.calls) if call.number == number)
    former = bench.calls[at - 1]
    return former.kind == "S" and former.path.endswith("-journal") and bench.calls[at].more[0] == "d"


def one(item):
    """Gives how it ended and what is wrong."""
    index, number, way, on = item
    bench = BENCHES[index]
    expected, scenario, wrong = bench.expected, bench.scenario, []
    world, scratch = bench.fresh("world-%d" % os.getpid()), bench.scratch()
    # A report's bytes are in the reader's language, and are held against English ones.
    is_report = scenario.name.startswith("report")
    chinese = number % 2 == 0 and not is_report
    options = ["--at", str(number), "--do", way] + (["--on"] if on else [])
    failed = run(world, scenario.words, options, language="zh_CN.UTF-8" if chinese else "en_US.UTF-8")
    kind = expected.kinds.get(number)
    told = os.strerror(int(way)) if way.isdigit() else way
    name = "%s, %s %s call %d (%s)" % (scenario.name, told, "from" if on else "at", number, kind)
    done = failed.status == 0
    # What was printed was owed; where printing itself failed, nothing was acknowledged.
    owed = expected.owed_at(expected.last) if failed.out.strip() and not way.startswith("short") else 0
    # A report of masked numbers goes out also where the journal cannot be written, and says so.
    noted = is_report and failed.status == 0 and "journal" in failed.err
    if noted:
        owed = 0
    state, found = look(world, expected, scratch, bench.deep, owed=owed if failed.out.endswith("\n") else 0)
    wrong += found
    last = len(expected.states) - 1
    if done:
        outcome = "done"
        # After the answer only review copies are made, and those can be made again.
        if state < expected.owed_at(expected.last) and not noted:
            wrong.append("exit 0, and the database is at state %d" % state)
        if state < last and not failed.err.strip():
            wrong.append("exit 0 without all of it, and not a word")
        is_after_answer = number > max((at for at, _ in expected.owed), default=0)
        if kind == "S" and way == str(errno.EIO) and not is_after_answer and not noted and not is_journals_name(bench, number):
            wrong.append("a sync failed and it was done all the same")
    else:
        outcome = "refused" if state == 0 else "doubtful"
        if failed.status not in STATUSES:
            wrong.append("exit %d: %s" % (failed.status, failed.err.strip()))
        if len(failed.err.strip()) < 10 or chinese != bool(re.search("[\u4e00-\u9fff]", failed.err)):
            wrong.append("said: %r" % failed.err)
        if not re.search("Hint|提示", failed.err):
            wrong.append("no way out is told: %r" % failed.err)
        if state > 0 and CLAIM.search(failed.err):
            wrong.append("says that nothing was changed, and it was: %r" % failed.err)
        if state < 0:
            wrong.append("a state of its own")
    again = run(world, scenario.words)
    if again.status not in ((0, 2, 73) if state == last or noted else (0,)):
        wrong.append("the same command when the cause is gone: %d %s" % (again.status, again.err.strip()))
    checked = run(world, ["db", "check", "--data", scenario.unit] + (["--deep"] if bench.deep else []))
    if checked.status != 0:
        wrong.append("db check when the cause is gone: %s %s" % (checked.out, checked.err))
    shutil.rmtree(world, ignore_errors=True)
    return outcome, ["%s: %s" % (name, told) for told in wrong]
