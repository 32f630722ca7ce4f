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


def trials(states, chance, pool, table):
    weights = [bench.expected.last for bench in BENCHES]
    parts = []
    for index, weight in enumerate(weights):
        share = max(1, states * weight // sum(weights))
        # In pieces, so that both workers have something to do until the end.
        pieces = max(1, min(share // 1500, 8))
        parts += [(index, share // pieces, chance.random(), piece, pieces) for piece in range(pieces)]
    found = pool.map(one, parts, chunksize=1)
    drawn, different, checked = (sum(counts) for counts in list(zip(*found))[:3])
    table.add("power cut: states of the disk", drawn, [fault for told in found for fault in told[3]],
              "%s different; db check run on %s of them" % (format(different, ","), format(checked, ",")))


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
    index, share, seed, piece, pieces = part
    bench, chance = BENCHES[index], random.Random(seed)
    unit, expected = bench.scenario.unit, bench.expected
    world, scratch = os.path.join(bench.place, "cut-%d" % os.getpid()), bench.scratch()
    databases, now = Databases(scratch), bench.disk()
    calls = [call for call in bench.calls if call.kind != "A"]
    each = max(2, share * pieces // max(1, len(calls)))
    seen, checked, wrong, drawn, runs = set(), {}, [], 0, 0
    for position, call in enumerate(calls):
        now.do(call)
        if position % pieces != piece:
            continue
        owed, acknowledged = expected.owed_at(call.number + 1), False
        if expected.owed:
            acknowledged = call.number + 1 >= expected.owed[-1][0] and owed == len(expected.states) - 1
        states = list(disk.extremes(now))
        states += [disk.draw(now, chance, "ordered" if number % 2 else "strict") for number in range(each - len(states))]
        drawn += len(states)
        for state in states:
            here = {path: None if content is None else known_digest(content) for path, content in state.items()}
            key = (owed, hashlib.sha256(repr(sorted(here.items())).encode()).digest())
            if key in seen:
                continue
            seen.add(key)
            recovered, told = databases.read(state, unit + "/exam.sqlite")
            backups = {folder: databases.read(state, folder + "/backup.sqlite")[1] or "absent" for folder in BACKUPS}
            _, found = judge(expected, here, told, backups, acknowledged, owed)
            rest = tuple((path, name) for path, name in sorted(here.items())
                         if path.startswith(unit) and not path.startswith(unit + "/exam.sqlite"))
            folder = (recovered, rest)
            if folder not in checked or chance.randrange(SAMPLE) == 0:
                runs += 1
                lay_out(state, world)
                found_told, checked[folder] = look_at_unit(world, unit, scratch, bench.deep)
                if found_told != told:
                    found.append("the program recovers otherwise than SQLite does alone: %s" % found_told)
            wrong += ["%s, after call %d (%s %s): %s" % (bench.scenario.name, call.number, call.kind, call.path, fault)
                      for fault in found + checked[folder]]
    return drawn, len(seen), runs, wrong
