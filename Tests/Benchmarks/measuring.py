"""Runs programs in turn and tells what they took."""

import os
import statistics
import subprocess
import sys


class Cost:
    """What one run took: CPU seconds, seconds by the clock, peak memory in MiB."""

    def __init__(self, told):
        user, system, clock, kibibytes, _ = told.split()
        self.cpu, self.clock, self.memory = float(user) + float(system), float(clock), float(kibibytes) / 1024


class Measuring:
    """Measures by the program `measure`, which is in the folder, as are all files."""

    def __init__(self, folder, rounds):
        self.folder, self.rounds = folder, rounds

    def path(self, name):
        return os.path.join(self.folder, name)

    def run(self, *words):
        """Runs a program measured; its stdout is in the file `answer` afterwards. A status other than 0 ends the bench."""
        words = [str(word) for word in words]
        with open(self.path("answer"), "wb") as answer, open(self.path("complaint"), "wb") as complaint:
            subprocess.run([self.path("measure"), self.path("cost"), *words], stdin=subprocess.DEVNULL, stdout=answer,
                           stderr=complaint, check=True)
        with open(self.path("cost")) as cost:
            told = cost.read()
        status = told.split()[-1]
        if status != "0":
            with open(self.path("complaint"), errors="replace") as complaint:
                sys.exit(f"bench: {' '.join(words)}: status {status}\n{complaint.read()[:2000]}")
        return Cost(told)

    def in_turn(self, title, *programs, rows=None, unit="rows", rounds=None):
        """Runs the programs in turn and tells the medians. Each is (name, what to call for a run); the first is what the
        others are measured by. With `rows`, also how many of them a CPU second does.
        """
        costs = [[] for _ in programs]
        for _ in range(rounds or self.rounds):
            for (_, run), found in zip(programs, costs):
                found.append(run())
        rate = f"   {unit}/CPU s" if rows else ""
        print(f"\n{title:<42}{'CPU s':>9}{'clock s':>9}{'peak MiB':>10}{'CPU':>9}{'memory':>9}{rate}")
        first = None
        for (name, _), found in zip(programs, costs):
            cpu, clock, memory = (statistics.median(getattr(cost, key) for cost in found)
                                  for key in ("cpu", "clock", "memory"))
            first = first or (cpu, memory)
            line = f"  {name:<40}{cpu:9.3f}{clock:9.3f}{memory:10.1f}"
            line += f"{cpu / first[0]:8.2f}×{memory / first[1]:8.2f}×" if len(programs) > 1 else ""
            print(line + (f"{rows / cpu:14,.0f}" if rows and len(programs) > 1 else f"{rows / cpu:32,.0f}" if rows else ""))
        sys.stdout.flush()


def demand(what, found, wanted):
    """Ends the bench where a program did not do its work."""
    if found != wanted:
        sys.exit(f"bench: {what}: {found}, not {wanted}")
