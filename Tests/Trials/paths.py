"""Paths that lead astray, through every file argument and every file that a file names: nothing but what was named is written,
nothing outside is taken in, nothing hangs."""

import hashlib
import json
import os
import shutil

import program as driven

SECRET = b"the neighbours' secret, 20,000 bytes of it\n" * 500

# The words of each command with a file argument; {} is the path.
READING = [
    ["exam", "apply", "{}"], ["exam", "diff", "{}"], ["exam", "notice", "--check", "{}"], ["roster", "import", "{}", "--dry-run"],
    ["activity", "import", "{}", "--dry-run"], ["candidate", "extend", "--list", "{}", "--minutes", "5", "--reason", "r"],
    ["review", "approve", "--list", "{}"], ["report", "verify", "{}"], ["report", "diff", "{}", "{}"],
    ["report", "media", "--output", "m", "--from", "{}", "--dry-run"], ["audit", "verify", "--checkpoint", "{}"],
    ["audit", "checkpoint", "--key", "{}"], ["db", "restore", "{}", "--data", "restored"], ["roster", "list", "--data", "{}"],
]
WRITING = [
    ["exam", "template", "{}"], ["exam", "export", "{}"], ["roster", "template", "{}"], ["roster", "export", "{}"],
    ["roster", "import", "bad.csv", "--skip-bad", "--rejects", "{}"], ["report", "submissions", "--output", "{}"],
    ["report", "all", "--output", "{}.xlsx"], ["report", "media", "--output", "{}"], ["report", "media", "--output", "{}.zip"],
    ["exam", "incident", "--from", "2020-12-01T08:00", "--to", "2020-12-01T09:00", "--output", "{}"], ["audit", "checkpoint", "{}"],
    ["db", "backup", "{}"], ["init", "--data", "{}"], ["manual", "{}"],
]


def around(program):
    """The folder's neighbours, and everything in it that is no plain file."""
    outside = os.path.join(os.path.dirname(program.folder), "outside")
    os.makedirs(outside, exist_ok=True)
    with open(os.path.join(outside, "secret.csv"), "wb") as file:
        file.write(SECRET)
    odd = program.inside("odd")
    os.makedirs(os.path.join(odd, "folder", "below"), exist_ok=True)
    os.mkfifo(os.path.join(odd, "pipe"))
    for name, target in (("link", "../../outside/secret.csv"), ("link.csv", "../../outside/new.csv"), ("loop", "loop"), ("dangling", "nowhere"),
                         ("folder-link", "../../outside"), ("to-pipe", "pipe"), ("to-device", "/dev/zero"), ("to-full", "/dev/full")):
        os.symlink(target, os.path.join(odd, name))
    with open(os.path.join(odd, "plain.csv"), "wb") as file:
        file.write(b"kept\n")
    return outside


def paths(size, chance):
    plain = [
        "../outside/secret.csv", "odd/../../outside/secret.csv", "odd/link", "odd/link.csv", "odd/loop", "odd/dangling", "odd/dangling/x.csv", "odd/pipe", "odd/to-pipe",
        "odd/to-device", "odd/to-full", "/dev/zero", "/dev/full", "/dev/null", "/dev/tty", "/dev/stdin", "/dev/fd/0", "/proc/self/mem", "/proc/self/environ", "/proc/self/fd/0",
        "/proc/self/cwd/odd/plain.csv", "/sys/kernel/notes", "odd", "odd/folder", "odd/folder/", "odd/folder/.", "odd/plain.csv", "odd/plain.csv/", "odd/plain.csv/x", ".", "..", "/",
        "", " ", "-", "--", "~", "~/x.csv", "*", "odd/*.csv", "x" * 300, "x/" * 2100 + "x", "é.csv", "e\u0301.csv", "new\nline.csv", "new\x1b[2Jline.csv",
        "new\u202eline.csv", "CON", "exam-data", "exam-data/exam.sqlite", "exam-data/vault", "exam-data/x.csv", "exam-data/exam.sqlite-journal",
        "./exam-data/../exam-data/exam.sqlite", "odd/folder-link/secret.csv", "http://example.invalid/x.csv", "file:///etc/passwd", "|cat", "`id`.csv", "$(id).csv",
    ]
    made = list(plain)
    while len(made) < size:
        made.append("/".join(chance.sample(["..", ".", "odd", "outside", "folder", "link", "loop", "pipe", "x.csv", "", "folder-link", "exam-data"], chance.randint(2, 6))))
    chance.shuffle(made)
    # Whatever else is drawn: who waits for a pipe waits for ever.
    return ["odd/pipe", *(path for path in made if path != "odd/pipe")][:size]


def picture(*folders):
    """Every name, kind and content below, links not followed."""
    seen = {}
    for folder in folders:
        for here, below, files in os.walk(folder):
            if os.path.basename(here) == "exam-data" or "/exam-data/" in here + "/":
                below[:] = []
                continue
            for name in [*below, *files]:
                path = os.path.join(here, name)
                if os.path.islink(path):
                    seen[path] = "link " + os.readlink(path)
                elif os.path.isfile(path):
                    with open(path, "rb") as file:
                        seen[path] = hashlib.sha256(file.read()).hexdigest()
                else:
                    seen[path] = "other"
    return seen


def run(program, size, chance):
    outside = around(program)
    driven.found(program)
    program.write("bad.csv", "姓名,证件类型,证件号码\n王,护照,1\n")
    driven.fresh(program, "exam-data", "../kept-data")
    tried = 0
    for path in paths(size, chance):
        for words in READING + WRITING:
            tried += 1
            before = picture(program.folder, outside)
            line = [word.replace("{}", path) for word in words]
            named = next((said for word, said in zip(words, line) if said != word), "")
            done = program(*line[:2], "--no-input", *line[2:])
            after = picture(program.folder, outside)
            compare(program, line, named, done, before, after)
            # As it was, for the next one.
            if before != after:
                for made in sorted(set(after) - set(before), reverse=True):
                    shutil.rmtree(made, ignore_errors=True) if os.path.isdir(made) and not os.path.islink(made) else (
                        os.path.lexists(made) and os.remove(made))
        for path_in_file in (True, False):
            tried += 1
            taken_in(program, path, path_in_file)
        driven.fresh(program, "../kept-data", "exam-data")
    return tried, len(READING + WRITING) + 2


def compare(program, line, named, done, before, after):
    changed = [path for path in before if after.get(path) != before[path]]
    if changed:
        program.fault(f"changes {changed[0]}", line)
    # What is new lies under the path that was named, links resolved, and only where it was said to be done.
    # That is the program's folder, not ours.
    named = named.replace("/proc/self/cwd", program.folder)
    root = os.path.realpath(os.path.join(program.folder, named)) if named else None
    for path in set(after) - set(before):
        real = os.path.realpath(path)
        if root is None or not (real == root or real.startswith(root + "/")):
            beside = line[0] == "exam" and real in (os.path.join(os.path.dirname(root or ""), text) for text in ("notice.md", "commitment.md"))
            if beside or "restored" in path:
                continue
            program.fault(f"makes {path}", line)
        elif done is not None and done.returncode not in (0, 3, 65, 130):
            program.fault(f"leaves {path} at status {done.returncode}", line, done.stderr.decode("utf-8", "replace"))


def taken_in(program, path, photo):
    """A fact or an exam file names another file: only what lies beside it is read."""
    if photo:
        facts = driven.day("A000003", "A000004", "phone", "x.pdf", prefix="p" + str(program.runs) + "-")
        facts[-1]["files"] = [path]
        facts[10] = {**facts[10], "file": path}
        del facts[10]["sha256"]
        program.write("named.jsonl", "".join(json.dumps(fact) + "\n" for fact in facts))
        words = ["activity", "import", "named.jsonl", "--skip-bad"]
    else:
        program.write("named.yaml", driven.EXAM + f"notice: {json.dumps(path)}\n")
        words = ["exam", "apply", "named.yaml"]
    program(*words)
    digest = hashlib.sha256(SECRET).hexdigest()
    with open(program.inside("exam-data/exam.sqlite"), "rb") as file:
        database = file.read()
    if os.path.exists(program.inside(f"exam-data/vault/{digest[:2]}/{digest}")) or SECRET[:40] in database:
        program.fault("takes in a file from outside", [*words, path])
        driven.fresh(program, "../kept-data", "exam-data")
