"""Commands ready to be disturbed."""

import os
import shutil

import disk
from oracle import Expected, dump, files
from worlds import run

# Filled before the workers are forked, which then have it too.
BENCHES = []


class Bench:
    """A command ready to be disturbed: its world at rest, the record of its undisturbed run, and what that taught."""

    def __init__(self, scenario, worlds, deep):
        self.scenario, self.deep = scenario, deep
        self.place = os.path.join(worlds.place, "bench-" + scenario.name.replace(" ", "-").replace("/", "-"))
        self.rest = os.path.join(self.place, "rest")
        shutil.copytree(worlds.path(scenario.world), self.rest, symlinks=True)
        self.expected = Expected(scenario)
        self.traced = self.fresh("undisturbed")
        self.learn(self.traced)

    def fresh(self, name):
        """A copy of the world at rest, under a name of its own."""
        world = os.path.join(self.place, name)
        shutil.rmtree(world, ignore_errors=True)
        shutil.copytree(self.rest, world, symlinks=True)
        return world

    def scratch(self):
        folder = os.path.join(self.place, "scratch-%d" % os.getpid())
        os.makedirs(folder, exist_ok=True)
        return folder

    def disk(self):
        """The disk before the command."""
        return disk.Disk(self.start)

    def learn(self, world):
        expected, scratch = self.expected, self.scratch()
        database = self.scenario.unit + "/exam.sqlite"
        backups = ("out/new", "out/backup")

        def backup(folder):
            return dump("%s/%s/backup.sqlite" % (world, folder), scratch) or "absent"

        expected.before, former = files(world), [backup(folder) for folder in backups]
        expected.states = [dump(os.path.join(world, database), scratch)]
        self.start = disk.contents(world)
        trace = os.path.join(self.place, "trace")
        undisturbed = run(world, self.scenario.words, ["--trace", trace])
        if undisturbed.status != 0:
            raise SystemExit("crash: %s: %s" % (self.scenario.name, undisturbed.err))
        expected.after = files(world)
        expected.backups = {
            folder: tuple(dict.fromkeys([old, backup(folder)])) for folder, old in zip(backups, former)}
        self.calls = disk.read_trace(trace, world)
        expected.last = self.calls[-1].number
        now = self.disk()
        for call in self.calls:
            expected.kinds[call.number] = call.kind
            if call.kind == "A":
                # Whoever speaks before anything is committed owes the first change all the same.
                expected.owed.append((call.number, max(len(expected.states) - 1, min(self.scenario.commits, 1))))
                continue
            now.do(call)
            removed = call.path == database + "-journal" and call.kind == "X"
            if removed or call.path == database and call.kind == "R":
                lay_out(now.everything(), scratch + "/world")
                expected.states.append(dump(os.path.join(scratch, "world", database), scratch))
        last = dump(os.path.join(world, database), scratch)
        if len(expected.states) != self.scenario.commits + 1 or expected.states[-1] != last:
            raise SystemExit("crash: %s commits %d changes" % (self.scenario.name, len(expected.states) - 1))


def lay_out(state, world):
    """Makes a world of a state of the disk."""
    shutil.rmtree(world, ignore_errors=True)
    os.makedirs(world)
    for path, content in state.items():
        target = os.path.join(world, path)
        if content is None:
            os.mkdir(target, 0o700)
        else:
            with open(os.open(target, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
                file.write(content)
