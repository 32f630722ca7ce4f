"""Cuts the power after every call, and looks at what the disk may hold then."""

import hashlib
import os
import random

import disk
from bench import BENCHES, lay_out
from oracle import look


def trials(states, chance, pool, table):
    weights = [bench.expected.last for bench in BENCHES]
    parts = []
    for index, weight in enumerate(weights):
        share = max(1, states * weight // sum(weights))
        # In pieces, so that both workers have something to do until the end.
        pieces = max(1, min(share // 400, 24))
        parts += [(index, share // pieces, chance.random(), piece, pieces) for piece in range(pieces)]
    found = pool.map(one, parts, chunksize=1)
    thought = sum(count for count, _, _, _ in found)
    distinct = sum(count for _, count, _, _ in found)
    checked = sum(count for _, _, count, _ in found)
    table.add("power cut: states of the disk", thought, [fault for _, _, _, told in found for fault in told],
              "%s different, db check run on %s different data folders" % (format(distinct, ","), format(checked, ",")))


def one(part):
    """Gives how many states were thought of, how many differ, how many data folders were checked, and what is wrong."""
    index, share, seed, piece, pieces = part
    bench = BENCHES[index]
    chance = random.Random(seed)
    world, scratch = os.path.join(bench.place, "cut-%d" % os.getpid()), bench.scratch()
    now = bench.disk()
    calls = [call for call in bench.calls if call.kind != "A"]
    each = max(2, share // max(1, len(calls) // pieces))
    seen, cache, wrong, thought = set(), {}, [], 0
    for position, call in enumerate(calls):
        now.do(call)
        if position % pieces != piece or not now.unsure() and call.kind != "S":
            continue
        owed = bench.expected.owed_at(call.number)
        drawn = list(disk.extremes(now))
        thought += len(drawn)
        for number in range(max(0, each - len(drawn))):
            drawn.append(disk.draw(now, chance, "ordered" if number % 2 else "strict"))
            thought += 1
        for state in drawn:
            key = (owed, hashlib.sha256(repr(sorted(state.items())).encode()).digest())
            if key in seen:
                continue
            seen.add(key)
            lay_out(state, world)
            _, told = look(world, bench.expected, scratch, bench.deep, owed=owed, cache=cache)
            wrong += ["%s, after call %d (%s %s): %s" % (bench.scenario.name, call.number, call.kind, call.path, fault)
                      for fault in told]
    return thought, len(seen), sum(1 for key in cache if key[0] != "backup"), wrong
