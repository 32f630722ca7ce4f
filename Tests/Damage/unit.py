"""A small unit as staff leave it after an exam day, made by the program itself, and what stands in its tables."""

import hashlib
import json
import os
import select
import shutil
import signal
import sqlite3
import subprocess
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
QUICK_START = os.path.join(ROOT, "examples", "quick-start")
STATUSES = {0, 1, 2, 3, 64, 65, 66, 73, 74, 75, 77, 78, 130}
LONGEST = 20


class Program:
    """The built program, with its surroundings fixed."""

    def __init__(self, binary):
        self.binary = os.path.abspath(binary)
        self.environment = {"PATH": os.environ.get("PATH", ""), "HOME": "/", "LANG": "C.UTF-8", "EXAMCTL_STAFF": "zhou"}

    def run(self, data, *words):
        """Exit status (negative: a signal; None: over the time), output and errors."""
        try:
            done = subprocess.run(
                [self.binary, *words, "--data", data], env=self.environment, stdin=subprocess.DEVNULL,
                capture_output=True, timeout=LONGEST)
        except subprocess.TimeoutExpired:
            return None, b"", b"over %d seconds" % LONGEST
        return done.returncode, done.stdout, done.stderr

    def must(self, data, *words, status=(0,)):
        code, out, err = self.run(data, *words)
        if code not in status:
            raise SystemExit(f"{' '.join(words)}: {code}\n{out.decode()}{err.decode()}")
        return out


def make(program, folder):
    """Makes a unit in folder/data; returns the states of the database on the way, the last one last."""
    data = os.path.join(folder, "data")
    work = os.path.join(folder, "work")
    os.makedirs(work)
    states = []

    def do(*words, status=(0,)):
        out = program.must(data, *words, status=status)
        with open(os.path.join(data, "exam.sqlite"), "rb") as file:
            state = file.read()
        if not states or states[-1] != state:
            states.append(state)
        return out

    def write(name, text):
        with open(os.path.join(work, name), "w", encoding="utf-8") as file:
            file.write(text)
        return os.path.join(work, name)

    def lines(name, encoding="utf-8"):
        with open(os.path.join(QUICK_START, name), encoding=encoding) as file:
            return file.read().splitlines()

    def facts(name):
        wanted = {f"A{number:04}" for number in range(1, 11)}
        return write(name, "\n".join(
            line for line in lines(name) if json.loads(line)["candidate"] in wanted) + "\n")

    for name in ["photos", "works"]:
        shutil.copytree(os.path.join(QUICK_START, name), os.path.join(work, name))
    for name in ["exam.yaml", "notice.md", "commitment.md"]:
        shutil.copy(os.path.join(QUICK_START, name), work)
    exam = os.path.join(work, "exam.yaml")
    do("init", "--unit", "华岚艺术学院")
    for name, role in [("lin", "reviewer"), ("he", "exporter"), ("wu", "admin")]:
        do("staff", "add", name, "--role", role)
    do("exam", "apply", exam)
    rows = lines("roster.csv", "gb18030")
    do("roster", "import", write("roster.csv", "\n".join(rows[:16]) + "\n"), "--skip-bad", status=(0, 3))
    do("roster", "edit", "A0002", "--phone", "17000009999")
    # A second file changes some, drops one and brings new ones.
    later = [row.replace("线上第", "现场第") if place % 3 == 0 and place else row
             for place, row in enumerate(rows[:21]) if place != 12]
    do("roster", "import", write("later.csv", "\n".join(later) + "\n"), "--skip-bad", "--drop-missing",
       "--max-change", "100%", status=(0, 3))
    do("activity", "import", facts("activity.jsonl"))
    for choice in [["approve"], ["reject", "--code", "blurred"]]:
        found = json.loads(do("review", "next", "--as", "lin", "--format", "json"))
        do("review", choice[0], str(found["id"]), *choice[1:], "--as", "lin")
    do("activity", "import", facts("activity-later.jsonl"))
    do("review", "next", "--as", "wu")
    do("review", "sample", "100%", "--as", "wu", status=(0, 2))
    do("candidate", "extend", "A0001", "--minutes", "5", "--reason", "停电")
    with open(exam, encoding="utf-8") as file:
        text = file.read()
    write("exam.yaml", text.replace("title: ", "title: 更正 ", 1))
    do("exam", "apply", exam, "--reason", "更正标题")
    do("roster", "list", "--reveal")
    do("roster", "list", "--reveal")
    return data, states


# By these a clock that was set is noticed: nothing is lost with them, and they are under no hash.
HINTS = {"journalEnd": {"run", "startedAt"}}


def tables(connection):
    """The names of the tables and of their columns that are to be kept as they were written."""
    found = {}
    for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").fetchall():
        columns = [row[1] for row in connection.execute(f'PRAGMA table_info("{name}")')]
        found[name] = [column for column in columns if column not in HINTS.get(name, ())]
    return found


def content(database, known):
    """A digest of every row of the known tables, with the types of its values, read without any of our program."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.text_factory = bytes
    total = hashlib.sha256()
    for table, columns in known.items():
        # A sum would hide a row told twice.
        rows = []
        values = ", ".join(f'"{name}", typeof("{name}")' for name in columns)
        for row in connection.execute(f'SELECT {values} FROM "{table}" NOT INDEXED'):
            rows.append(hashlib.sha256(repr(row).encode()).digest())
        total.update(repr((table, len(rows))).encode() + b"".join(sorted(rows)))
    connection.close()
    return total.hexdigest()


def apart(question, *arguments, seconds=LONGEST):
    """Asks in a child process: a damaged file may keep SQLite busy for ever. None where nothing could be read."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        try:
            os.write(writer, question(*arguments).encode())
        except Exception:
            pass
        os._exit(0)
    os.close(writer)
    answer = b""
    if select.select([reader], [], [], seconds)[0]:
        answer = os.read(reader, 65536)
    else:
        os.kill(child, signal.SIGKILL)
    os.close(reader)
    os.waitpid(child, 0)
    return answer.decode() or None


class Copy:
    """The unit's folder as a copy that can be spoilt and made whole again."""

    def __init__(self, source, folder):
        self.source, self.path = source, folder
        shutil.copytree(source, folder)
        os.chmod(folder, 0o700)
        self.database = os.path.join(folder, "exam.sqlite")
        with open(os.path.join(source, "exam.sqlite"), "rb") as file:
            self.whole = file.read()
        self.files = []
        for place, _, names in os.walk(os.path.join(folder, "vault")):
            self.files += [os.path.join(place, name) for name in names]
        self.files.sort()
        self.vault = {}
        for name in self.files:
            with open(name, "rb") as file:
                self.vault[name] = file.read()

    def write(self, path, data):
        with open(path, "wb") as file:
            file.write(data)
        os.chmod(path, 0o600)

    def mend(self):
        self.write(self.database, self.whole)
        journal = self.database + "-journal"
        if os.path.exists(journal):
            os.remove(journal)
        for name, data in self.vault.items():
            self.write(name, data)


class Progress:
    """A line now and then, for rounds by the thousand."""

    def __init__(self, rounds):
        self.rounds, self.began, self.told = rounds, time.monotonic(), time.monotonic()

    def at(self, done):
        now = time.monotonic()
        if now - self.told > 30:
            self.told = now
            print(f"{done} of {self.rounds}, {done / (now - self.began):.1f} a second", flush=True)
