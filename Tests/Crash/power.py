"""Cuts the power after every call, and looks at what the disk may hold then.

Every different state is looked at. SQLite's own recovery of its database, by the library that the program uses too, is run on
a copy; `examctl db check` is run on every data folder that differs after this recovery, and on a part of those that do not,
as they came from the disk, so that the program's own recovery is held against it.
"""

import functools
import hashlib
import os
import random
import sqlite3

import disk
from bench import BENCHES, lay_out
from oracle import BACKUPS, digest, dump, judge, look_at_unit

# Of the data folders that are known after their recovery, one in so many is checked all the same.
SAMPLE = 25


def trials(states, chance, workers, table):
    weights = [bench.expected.last for bench in BENCHES]
    parts = []
    for index, weight in enumerate(weights):
        share = max(1, states * weight // max(1, sum(weights)))
        # In pieces, so that both workers have something to do until the end.
        pieces = max(1, min(share // 800, 8))
        parts += [(index, share // pieces, chance.random(), piece, pieces, False) for piece in range(pieces)]
    if not states:
        return
    chance.shuffle(parts)
    found = [told for _, told in workers.results(one, parts)]
    drawn, different, checked = (sum(told[place] for told in found) for place in range(3))
    table.add("power cut: different states of the disk", different, [fault for told in found for fault in told[3]],
              "of %s drawn; db check run on %s of them" % (format(drawn, ","), format(checked, ",")))
    # A disk that only says that it syncs loses what was acknowledged: a harness that does not see it sees nothing.
    names = ("candidate extend", "activity import", "report candidates .csv")
    deaf = [told for _, told in workers.results(one, [
        (index, 100, 1.0, 0, 1, True) for index, bench in enumerate(BENCHES) if bench.scenario.name in names])]
    blind = ["a disk that does not sync lost nothing"] if deaf and not all(told[3] for told in deaf) else []
    table.add("the harness itself: what a disk that does not sync would lose, is seen", sum(told[1] for told in deaf), blind,
              "%d losses seen" % sum(len(told[3]) for told in deaf))


@functools.lru_cache(maxsize=4096)
def known_digest(content):
    return digest(content)


class Databases:
    """What databases say, as they are after SQLite's recovery."""

    def __init__(self, scratch):
        self.path, self.said = os.path.join(scratch, "recovered.sqlite"), {}
        self.scratch = scratch

    def read(self, state, database):
        """The digest of the recovered bytes, and of what they say; None where there is no database."""
        content, journal = state.get(database), state.get(database + "-journal")
        if content is None:
            return None, None
        with open(self.path, "wb") as file:
            file.write(content)
        if os.path.exists(self.path + "-journal"):
            os.unlink(self.path + "-journal")
        if journal is not None:
            with open(self.path + "-journal", "wb") as file:
                file.write(journal)
            connection = sqlite3.connect(self.path)
            try:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            except sqlite3.Error as error:
                return "unreadable", str(error)
            finally:
                connection.close()
            with open(self.path, "rb") as file:
                content = file.read()
        key = known_digest(content)
        if key not in self.said:
            self.said[key] = dump(self.path, self.scratch)
        return key, self.said[key]


def one(part):
    """Gives how many states were drawn, how many differ, how often `db check` was run, and what is wrong."""
    index, share, seed, piece, pieces, is_deaf = part
    look = Look(BENCHES[index], random.Random(seed))
    bench, dry = BENCHES[index], set()
    calls = [call for call in bench.calls if call.kind != "A"]
    each = 0
    # Round after round, until there are enough, or nothing new comes.
    while len(look.seen) < share and len(dry) < len(calls):
        now = bench.disk()
        for position, call in enumerate(calls):
            if not is_deaf or call.kind != "S":
                now.do(call)
            if position % pieces != piece:
                dry.add(position)
            if position in dry or len(look.seen) >= share and each:
                continue
            states = list(disk.extremes(now)) if each == 0 else []
            states += [disk.draw(now, look.chance, model) for _ in range(each) for model in ("ordered", "strict")]
            fresh = sum(look.at(state, call) for state in states)
            if not now.unsure() or each and fresh * 20 < len(states):
                dry.add(position)
        each = min(2 * each + 4, 64)
    return look.drawn, len(look.seen), look.runs, look.wrong


class Look:
    """What was seen so far of one command's states, and what was wrong with them."""

    def __init__(self, bench, chance):
        self.bench, self.chance = bench, chance
        self.world, self.databases = os.path.join(bench.place, "cut-%d" % os.getpid()), Databases(bench.scratch())
        self.seen, self.checked, self.wrong, self.drawn, self.runs = set(), {}, [], 0, 0

    def at(self, state, call):
        """Looks at a state after a call, and gives whether it is a new one."""
        expected, unit = self.bench.expected, self.bench.scenario.unit
        self.drawn += 1
        # An answer changes nothing on the disk: the power may go after it as well.
        owed = expected.owed_at(call.number + 1)
        acknowledged = bool(expected.owed) and call.number + 1 >= expected.owed[-1][0] and owed == len(expected.states) - 1
        here = {path: None if content is None else known_digest(content) for path, content in state.items()}
        key = (owed, hashlib.sha256(repr(sorted(here.items())).encode()).digest())
        if key in self.seen:
            return False
        self.seen.add(key)
        recovered, told = self.databases.read(state, unit + "/exam.sqlite")
        backups = {folder: self.databases.read(state, folder + "/backup.sqlite")[1] or "absent" for folder in BACKUPS}
        _, found = judge(expected, here, told, backups, acknowledged, owed)
        rest = tuple((path, name) for path, name in sorted(here.items())
                     if path.startswith(unit) and not path.startswith(unit + "/exam.sqlite"))
        folder = (recovered, rest)
        if folder not in self.checked or self.chance.randrange(SAMPLE) == 0:
            self.runs += 1
            lay_out(state, self.world)
            found_told, self.checked[folder] = look_at_unit(self.world, unit, self.databases.scratch, self.bench.deep)
            if found_told != told:
                found.append("the program recovers otherwise than SQLite does alone: %s" % found_told)
        self.wrong += ["%s, after call %d (%s %s): %s" % (
            self.bench.scenario.name, call.number, call.kind, call.path, fault) for fault in found + self.checked[folder]]
        return True
