"""What must be true of a world whatever happened to it: one oracle for kills, power cuts and errors."""

import hashlib
import os
import shutil
import sqlite3

from worlds import run


BACKUPS = ("out/new", "out/backup")


def digest(content):
    return hashlib.sha256(content).hexdigest()


def dump(database, scratch):
    """The digest of all that a database says, read from a copy; None where there is none."""
    if not os.path.exists(database):
        return None
    copy = os.path.join(scratch, "dump.sqlite")
    for ending in ("", "-journal"):
        if os.path.exists(copy + ending):
            os.unlink(copy + ending)
        if os.path.exists(database + ending):
            shutil.copy(database + ending, copy + ending)
    connection = sqlite3.connect(copy)
    connection.text_factory = bytes
    said = hashlib.sha256()
    try:
        tables = connection.execute("SELECT name, sql FROM sqlite_master ORDER BY name, sql").fetchall()
        said.update(repr(tables).encode())
        for name, sql in tables:
            if sql and sql.upper().startswith(b"CREATE TABLE"):
                said.update(repr(sorted(map(repr, connection.execute('SELECT * FROM "%s"' % name.decode())))).encode())
        version = connection.execute("PRAGMA user_version").fetchall()
        said.update(repr(version).encode())
    except sqlite3.Error as error:
        return "unreadable: %s" % error
    finally:
        connection.close()
    return said.hexdigest()


def files(world):
    """{path: digest} of everything in a world, None for a folder."""
    found = {}
    for folder, folders, names in os.walk(world):
        base = os.path.relpath(folder, world)
        base = "" if base == "." else base + "/"
        for name in folders:
            found[base + name] = None
        for name in names:
            with open(os.path.join(folder, name), "rb") as file:
                found[base + name] = digest(file.read())
    return found


def is_hidden(path):
    """Temporary names: `.…` of ours, `tmp.…` of libxlsxwriter, which is empty and unlinked at once."""
    name = os.path.basename(path)
    return name.startswith(".") or name.startswith("tmp.") or name.endswith("-journal")


class Expected:
    """What the undisturbed run taught: the states of the database one after another, and the other files before and after."""

    def __init__(self, scenario):
        self.scenario = scenario
        self.states = []      # dumps, the first before the command
        self.owed = []        # (call number of an acknowledgement, index of the state that it owes)
        self.before, self.after = {}, {}
        self.last = 0         # the number of calls
        self.kinds = {}       # call number -> kind
        self.backups = ()     # dumps that a backup may hold

    def owed_at(self, number):
        return max([index for at, index in self.owed if at <= number], default=0)

    def is_output(self, path):
        unit = self.scenario.unit + "/"
        return not (path + "/").startswith(unit) and not path.startswith("out/new/") and not path.startswith("out/backup/")


def look(world, expected, scratch, deep, acknowledged=False, owed=0):
    """Looks at a world after something happened.

    Returns the index of the database's state and what is wrong, a list of sentences.
    """
    told, wrong = look_at_unit(world, expected.scenario.unit, scratch, deep)
    backups = {folder: dump("%s/%s/backup.sqlite" % (world, folder), scratch) or "absent" for folder in BACKUPS}
    here = files(world)
    index, found = judge(expected, here, told, backups, acknowledged, owed)
    for path in expected.after:
        if expected.is_output(path) and here.get(path) not in (None, expected.before.get(path)) \
                and os.stat(os.path.join(world, path)).st_mode & 0o7777 != 0o600:
            found.append("mode of %s" % path)
    return index, wrong + found


def judge(expected, here, told, backups, acknowledged, owed):
    """What is wrong with these files, when the databases say this."""
    wrong, last = [], len(expected.states) - 1
    if told in expected.states:
        index = last if len(set(expected.states)) == 1 else expected.states.index(told)
    else:
        index = -1
        wrong.append("the database is none of its states: %s" % told)
    if index < owed:
        wrong.append("acknowledged and lost: state %d, owed %d" % (index, owed))
    if acknowledged and index != last:
        wrong.append("done was said, and the database is at state %d" % index)
    return index, wrong + judge_outputs(expected, here, backups, acknowledged)


def look_at_unit(world, unit, scratch, deep):
    wrong = []
    database = "%s/%s/exam.sqlite" % (world, unit)
    if os.path.exists(database):
        checked = run(world, ["db", "check", "--data", unit] + (["--deep"] if deep else []))
        if checked.status != 0:
            wrong.append("db check: %d %s%s" % (checked.status, checked.out.strip(), checked.err.strip()))
    for folder, folders, names in os.walk("%s/%s" % (world, unit)):
        for name, mode in [(name, 0o700) for name in folders] + [(name, 0o600) for name in names]:
            path = os.path.join(folder, name)
            if os.stat(path).st_mode & 0o7777 != mode:
                wrong.append("mode %o of %s" % (os.stat(path).st_mode & 0o7777, path))
    return dump(database, scratch), wrong


def judge_outputs(expected, here, backups, acknowledged):
    wrong = []
    for path in sorted(set(expected.after) | set(here)):
        if not expected.is_output(path):
            continue
        found, before, after = (side.get(path, "absent") for side in (here, expected.before, expected.after))
        if found in (before, after):
            if acknowledged and found != after:
                wrong.append("acknowledged and lost: %s" % path)
        elif not is_hidden(path):
            wrong.append("%s is neither old nor new" % path)
    for folder in BACKUPS:
        allowed = expected.backups.get(folder, ())
        if backups[folder] not in allowed:
            wrong.append("the backup is neither old nor new: %s" % backups[folder])
        if acknowledged and backups[folder] != allowed[-1]:
            wrong.append("acknowledged and lost: %s" % folder)
        if backups[folder] != "absent":
            wrong += judge_vault(expected, here, folder + "/vault/", backups[folder] == allowed[-1])
    return wrong


def judge_vault(expected, here, vault, is_new):
    """Files named by a digest have it; a backup holds all that belong to it."""
    wrong = []
    for path, told in here.items():
        name = os.path.basename(path)
        if path.startswith(vault) and told and len(name) == 64 and name != told:
            wrong.append("%s is not what its name says" % path)
    for path, told in (expected.after if is_new else expected.before).items():
        if path.startswith(vault) and told and here.get(path) != told:
            wrong.append("%s is missing in the backup" % path)
    return wrong
