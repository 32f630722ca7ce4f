"""Real limits, set by the operating system itself: a small disk, a largest file, folders that may not be written, output that
goes nowhere."""

import os
import re
import resource
import shutil
import subprocess

from oracle import dump
from worlds import environment, roster, run, write


class Case:
    """A copy of a world, a unit in it that must stay as it is, and what went wrong."""

    def __init__(self, worlds, name, world="roster"):
        self.place = worlds.path("limit")
        shutil.rmtree(self.place, ignore_errors=True)
        shutil.copytree(worlds.path(world), self.place, symlinks=True)
        self.name, self.scratch, self.wrong = name, worlds.place, []
        self.before = self.dump()

    def dump(self):
        return dump(self.place + "/exam-data/exam.sqlite", self.scratch)

    def expect(self, done, statuses, unchanged=True):
        """The exit status is one of these, a sentence says why and what to do, and the data are as they were."""
        if done.status not in statuses:
            self.wrong.append("%s: exit %d: %s" % (self.name, done.status, done.err.strip()))
        elif done.status != 0 and not re.search("Hint|提示", done.err):
            self.wrong.append("%s: no way out is told: %s" % (self.name, done.err.strip()))
        if unchanged and self.dump() != self.before:
            self.wrong.append("%s: the data changed" % self.name)
        checked = run(self.place, ["db", "check"])
        if checked.status != 0:
            self.wrong.append("%s: db check: %s%s" % (self.name, checked.out, checked.err))
        if os.path.exists(self.place + "/out") and any(name.startswith(".") for name in os.listdir(self.place + "/out")):
            self.wrong.append("%s: left in the folder: %s" % (self.name, os.listdir(self.place + "/out")))

    def must(self, words):
        done = run(self.place, words)
        if done.status != 0:
            self.wrong.append("%s: afterwards: %s" % (self.name, done.err.strip()))


LARGE = ["roster", "import", "in/large.csv", "--exam", "ART2026"]
REPORT = ["report", "all", "--output", "out/limit.xlsx"]


def trials(worlds, table, everything):
    small_disk(worlds, table)
    largest_file(worlds, table, (200, 1000, 4096, 50_000, 140_000) if everything else (4096,))
    no_permission(worlds, table)
    nowhere(worlds, table)


def small_disk(worlds, table):
    """The data folder, then the folder of outputs, on a disk of 1 MiB."""
    wrong, count = [], 0
    for folder, words in (("exam-data", LARGE), ("out", REPORT), ("out", ["db", "backup", "out/copy"])):
        case = Case(worlds, "a full disk (%s)" % " ".join(words), "decided")
        write(case.place + "/in/large.csv", roster(range(1, 1000), "x" * 3000))
        target, kept = case.place + "/" + folder, case.place + "/kept"
        os.rename(target, kept)
        os.mkdir(target, 0o700)
        size = "1m" if folder == "exam-data" else "64k"
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "mode=700,size=" + size, "none", target], capture_output=True).returncode:
            os.rmdir(target)
            table.add("a disk that is full: SKIPPED, nobody may mount here", 0, [])
            return
        try:
            if folder == "exam-data":
                subprocess.run(["cp", "-a", kept + "/.", target], check=True)
            case.expect(run(case.place, words), (74,), unchanged="backup" not in words)
            case.must(["review", "approve", "4"])
            count += 1
        finally:
            subprocess.run(["umount", target], check=True)
        wrong += case.wrong
    table.add("a disk that is full", count, wrong)


def largest_file(worlds, table, sizes):
    wrong, count = [], 0
    for size in sizes:
        for words in (LARGE, REPORT, ["db", "backup", "out/copy"], ["review", "copies"]):
            case = Case(worlds, "files of at most %d bytes (%s)" % (size, " ".join(words)), "decided")
            write(case.place + "/in/large.csv", roster(range(1, 1000)))
            done = run(case.place, words, before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))
            case.expect(done, (74,) if done.status else (0,), unchanged=done.status != 0 and "backup" not in words)
            case.must(["review", "approve", "4"])
            wrong += case.wrong
            count += 1
    table.add("a largest size of files (RLIMIT_FSIZE)", count, wrong)


def no_permission(worlds, table):
    """As somebody else than root, whom modes do not hold."""
    somebody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
    if subprocess.run(somebody + ["true"], capture_output=True).returncode:
        if os.geteuid() == 0:
            table.add("no permission: SKIPPED, root cannot become somebody else here", 0, [])
            return
        somebody = []
    wrong, count = [], 0
    os.chmod(worlds.place, 0o711)
    for folder, mode, words, statuses in (
        ("exam-data", 0o500, LARGE, (74,)), ("exam-data", 0o000, LARGE, (66, 74)), ("out", 0o500, REPORT, (73,)),
        ("out", 0o500, ["db", "backup", "out/copy"], (73,)), ("out", 0o500, ["audit", "checkpoint", "out/c.json"], (73,)),
        ("out", 0o500, ["exam", "export", "out/e.yaml"], (73,)), (".", 0o555, ["init", "--data", "other"], (73,)),
    ):
        case = Case(worlds, "folder %s with mode %o (%s)" % (folder, mode, " ".join(words)), "decided")
        write(case.place + "/in/large.csv", roster(range(1, 100)))
        path = os.path.join(case.place, folder)
        if somebody:
            subprocess.run(["chown", "-R", "65534:65534", case.place], check=True)
        os.chmod(path, mode)
        done = subprocess.run(
            somebody + [worlds.program] + words, cwd=case.place, capture_output=True, stdin=subprocess.DEVNULL,
            env=dict(environment(), LD_PRELOAD=worlds.clock))
        os.chmod(path, 0o700)
        if somebody:
            subprocess.run(["chown", "-R", "0:0", case.place], check=True)
        done.status, done.err = done.returncode, done.stderr.decode()
        case.expect(done, statuses)
        case.must(["review", "approve", "4"])
        wrong += case.wrong
        count += 1
    table.add("folders that may not be written", count, wrong)


def nowhere(worlds, table):
    """Standard output that cannot be written, or that nobody reads: what was committed is there, and the status says it."""
    wrong, count = [], 0
    for words in ("review approve 4", "roster import in/large.csv", "review list", "db check", "candidate extend A0001 --minutes 5 --reason x"):
        for shell, statuses in (("exec %s >/dev/full", (74,)), ("%s | true; exit ${PIPESTATUS[0]}", (0,)), ("exec %s >&-", (74,))):
            case = Case(worlds, "output to " + shell % words, "decided")
            write(case.place + "/in/large.csv", roster(range(1, 100)))
            done = subprocess.run(
                ["bash", "-c", shell % ('"$EXAMCTL" ' + words)], cwd=case.place, capture_output=True,
                stdin=subprocess.DEVNULL, env=dict(environment(), EXAMCTL=worlds.program, LD_PRELOAD=worlds.clock))
            done.status, done.err = done.returncode, done.stderr.decode()
            case.expect(done, statuses, unchanged=words in ("review list", "db check"))
            wrong += case.wrong
            count += 1
    table.add("standard output full, closed, or read by nobody", count, wrong)
