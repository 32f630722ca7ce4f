"""Disturbs every command at every call by which it changes a file, and looks whether what it left is what was promised.

usage: run [--states N] [--kills all|N] [--errors all|N] [--limits all|some] [--seed N] [--only NAME] [--jobs N] [--seconds N]
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time

import errors
import kills
import limits
import power
from bench import BENCHES, Bench
from workers import Workers
from worlds import SCENARIOS, Worlds, run


def knows_deep(worlds):
    return "--deep" in run(worlds.path("init"), ["db", "check", "--help"]).out


class Table:
    """What is printed at the end: each zero with its number of trials."""

    def __init__(self):
        self.rows, self.faults = [], []

    def add(self, what, trials, faults, note=""):
        self.rows.append((what, trials, len(faults), note))
        for fault in faults[:12]:
            print("FAULT %s: %s" % (what, fault), flush=True)
        self.faults += faults

    def show(self):
        print("\n| what was done | trials | faults | |\n|---|---:|---:|---|")
        for what, trials, count, note in self.rows:
            print("| %s | %s | %d | %s |" % (what, format(trials, ","), count, note))
        sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--states", type=int, default=2000, help="states of the disk after power cuts")
    parser.add_argument("--kills", default="all")
    parser.add_argument("--errors", default="all")
    parser.add_argument("--limits", choices=("all", "some"), default="all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seconds", type=int, default=24 * 3600, help="for each of kills, errors and power cuts, at most")
    told = parser.parse_args()
    began = time.time()
    memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
    place = os.path.realpath(tempfile.mkdtemp(prefix="examctl-crash-", dir=memory))
    try:
        worlds = Worlds(place)
        deep = knows_deep(worlds)
        BENCHES[:] = [Bench(scenario, worlds, deep) for scenario in SCENARIOS if told.only in scenario.name]
        chance = random.Random(told.seed)
        table = Table()
        workers = Workers(told.jobs, told.seconds)
        for part, size in ((kills, told.kills), (errors, told.errors), (power, told.states)):
            part.trials(size, chance, workers, table)
        limits.trials(worlds, table, told.limits == "all")
    finally:
        shutil.rmtree(place, ignore_errors=True)
    table.show()
    print("seed %d, %d calls in %d commands, %.0f s" % (
        told.seed, sum(bench.expected.last for bench in BENCHES), len(BENCHES), time.time() - began))
    sys.exit(1 if table.faults else 0)


if __name__ == "__main__":
    main()
