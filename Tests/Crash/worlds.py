"""The worlds in which commands are disturbed: a folder with a unit's data, what is imported, and what was written before."""

import os
import shutil
import subprocess

HERE = os.path.dirname(os.path.abspath(__file__))
SOURCES = os.path.dirname(os.path.dirname(HERE))
BUILT = os.path.join(SOURCES, ".build", "crash")
PROGRAM = os.environ.get("EXAMCTL") or os.path.join(SOURCES, ".build", "debug", "examctl")
NOW = 1796169600  # 2 December 2026: the clock stands, so that the same command writes the same bytes.

QUESTIONS = """
  - { id: q1, title: 自选曲目, mode: recorded, takes: 2, recordLimit: 3m, submitLimit: 30m }
  - id: q2
    title: 作品集
    mode: offline
    submitLimit: 2h
    attachments:
      - { kind: image, min: 0, max: 3, maxSize: 20MB }
"""
EXAM = """exam: ART2026
title: 艺术类专业考试
opensAt: 2026-12-01T08:00:00+08:00
closesAt: 2098-12-01T18:00:00+08:00
notice: notice.md
commitment: commitment.md
questions:""" + QUESTIONS


def resident_id(number):
    digits = "11010520080315%03d" % number
    total = sum(int(d) * w for d, w in zip(digits, (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)))
    return digits + "10X98765432"[total % 11]


def roster(numbers, note=""):
    rows = ["姓名,证件类型,证件号码,准考证号,报考专业,备注"]
    rows += ["考生%d,居民身份证,%s,A%04d,%s,%s" % (n, resident_id(n), n, "声乐" if n % 2 else "钢琴", note) for n in numbers]
    return "\n".join(rows) + "\n"


def activity(reviews):
    lines = []

    def fact(candidate, second, act, more):
        lines.append(
            '{"id":"%s-%s","at":"2026-12-01T09:00:%02d+08:00","candidate":"%s","do":"%s",%s}'
            % (candidate, second, second, candidate, act, more))

    for n in reviews:
        for second in range(3):
            fact("A%04d" % n, second, "identityCheck", '"outcome":"failed"')
        fact("A%04d" % n, 10, "identityPhoto", '"files":["photos/%d.jpg"]' % n)
    fact("A0020", 0, "identityCheck", '"outcome":"passed"')
    return "\n".join(lines) + "\n"


def environment(language="en_US.UTF-8"):
    return {
        "PATH": os.environ["PATH"], "LANG": language, "EXAMCTL_STAFF": "wei", "CRASH_TIME": str(NOW), "TMPDIR": "tmp",
        "HOME": "/nonexistent",
    }


def write(path, content):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)


class Run:
    """What a finished command left."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err


def run(world, words, options=(), language="en_US.UTF-8", before=None):
    """Runs the program in a world: under the tracer where there are options for it, else with the standing clock alone."""
    variables = environment(language)
    tracer, program, clock = Worlds.tools
    command = [program] + list(words)
    if options:
        command = [tracer, "--root", world, "--clock", clock] + list(options) + ["--"] + command
    else:
        variables["LD_PRELOAD"] = clock
    done = subprocess.run(
        command, cwd=world, env=variables, stdin=subprocess.DEVNULL, capture_output=True, timeout=120, preexec_fn=before)
    return Run(done.returncode, done.stdout.decode(errors="replace"), done.stderr.decode(errors="replace"))


class Scenario:
    """A command in the world where it is disturbed, and how many changes of the database it commits, one after another.

    loose: what is done again after an interruption is right, but need not be the same entry by entry.
    """

    def __init__(self, name, world, words, commits=1, unit="exam-data", loose=False):
        self.name, self.world, self.words, self.commits = name, world, words.split(), commits
        self.unit, self.loose = unit, loose


PURGE = "review purge --before 2090-01-01 --reason done"
SCENARIOS = [
    Scenario("init", "empty", "init --unit Hualan"),
    Scenario("exam apply", "init", "exam apply in/exam.yaml"),
    Scenario("roster import", "exam", "roster import in/roster.csv"),
    Scenario("roster import (changes)", "roster", "roster import in/changed.csv"),
    Scenario("roster import --drop-missing", "roster", "roster import in/fewer.csv --drop-missing --max-change 100%"),
    Scenario("roster undo", "changed", "roster undo 2"),
    Scenario("activity import", "roster", "activity import in/activity.jsonl", commits=2),
    Scenario("candidate extend", "active", "candidate extend A0001 --minutes 10 --reason ill"),
    Scenario("review approve", "active", "review approve 1"),
    Scenario("review purge", "decided", PURGE, commits=2, loose=True),
    Scenario("review copies", "uncopied", "review copies"),
    Scenario("report all", "decided", "report all --output out/new.xlsx"),
    Scenario("report all --force", "decided", "report all --output out/old.xlsx --force"),
    Scenario("report candidates .csv", "decided", "report candidates --output out/new.csv"),
    Scenario("db backup", "decided", "db backup out/new"),
    Scenario("db backup --force", "decided", "db backup out/backup --force"),
    Scenario("db restore", "decided", "db restore out/backup --data restored", unit="restored"),
    Scenario("audit checkpoint", "decided", "audit checkpoint out/checkpoint.json", commits=0),
    Scenario("exam export", "decided", "exam export out/exported/exam.yaml", commits=0),
]


class Worlds:
    """The worlds at rest, each made of the one before by the program itself."""

    tools = ()

    def __init__(self, place):
        self.place = place
        # Copies, so that a build meanwhile disturbs nothing.
        self.program, self.clock = shutil.copy(PROGRAM, place + "/examctl"), shutil.copy(BUILT + "/clock.so", place)
        Worlds.tools = (shutil.copy(BUILT + "/tracer", place), self.program, self.clock)
        self.make()

    def path(self, name):
        return os.path.join(self.place, name)

    def step(self, name, former, *commands):
        shutil.copytree(self.path(former), self.path(name), symlinks=True)
        for words in commands:
            done = run(self.path(name), words.split())
            if done.status != 0:
                raise SystemExit("crash: %s: %s %s" % (words, done.out, done.err))

    def make(self):
        empty = self.path("empty")
        photos = os.path.join(SOURCES, "examples", "quick-start", "photos")
        pictures = sorted(name for name in os.listdir(photos) if name.endswith(".jpg"))
        for folder in ("tmp", "out/exported"):
            os.makedirs(empty + "/" + folder)
        write(empty + "/in/exam.yaml", EXAM)
        write(empty + "/in/notice.md", "# 系统须知\n\n请在安静的房间里考试。\n" * 20)
        write(empty + "/in/commitment.md", "# 考试承诺书\n\n我承诺独立完成。\n" * 20)
        write(empty + "/in/roster.csv", roster(range(1, 61)))
        write(empty + "/in/changed.csv", roster(range(1, 81), "改"))
        write(empty + "/in/fewer.csv", roster(range(21, 61)))
        write(empty + "/in/activity.jsonl", activity(range(1, 5)))
        for n in range(1, 5):
            with open(os.path.join(photos, pictures[n % len(pictures)]), "rb") as file:
                content = file.read()
            # Each its own: a note of the photo's number after the opening marker.
            write(empty + "/in/photos/%d.jpg" % n, content[:2] + b"\xff\xfe\x00\x04no" + content[2:] + b"\x00" * n)
        self.step("init", "empty", "init --unit Hualan")
        self.step("exam", "init", "exam apply in/exam.yaml")
        self.step("roster", "exam", "roster import in/roster.csv")
        self.step("changed", "roster", "roster import in/changed.csv")
        self.uncopied()
        self.step("active", "roster", "activity import in/activity.jsonl", "db backup out/backup",
                  "report all --output out/old.xlsx")
        self.step("decided", "active", "review approve 1", "review approve 2", "review reject 3 --code blurred")

    def uncopied(self):
        """An import that was killed after its answer, before the photos' review copies were made."""
        self.step("uncopied", "roster")
        world, words, trace = self.path("uncopied"), ["activity", "import", "in/activity.jsonl"], self.path("trace")
        run(world, words, ["--trace", trace])
        with open(trace, encoding="utf-8") as file:
            answer = next(line.split("\t")[0] for line in file if line.split("\t")[1] == "A")
        shutil.rmtree(world)
        self.step("uncopied", "roster")
        run(world, words, ["--at", answer, "--do", "after"])
