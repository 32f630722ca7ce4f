"""What a disk may hold after a power cut, from the record of the calls that a program made.

A file's bytes are sure once the file was synced; a name is sure once its folder was. What is not sure may be there, not there,
or, for bytes, there in part: any sectors of 512 bytes of a write. Two kinds of file system are thought of: one that keeps the
order of names (`ordered`: what survives is all changes of names up to some moment) and one that keeps none (`strict`: each
name is there or not by itself).
"""

import os

SECTOR = 512


class Call:
    __slots__ = ("number", "kind", "inode", "path", "more")

    def __init__(self, number, kind, inode, path, more):
        self.number, self.kind, self.inode, self.path, self.more = number, kind, inode, path, more


def read_trace(path, world):
    """The calls in order, paths from the world's root; bytes instead of their places."""
    with open(path + ".data", "rb") as file:
        data = file.read()

    def inner(name):
        return name[len(world) + 1:] if name.startswith(world) else name

    calls = []
    with open(path, encoding="utf-8", errors="surrogateescape") as file:
        for line in file:
            number, kind, inode, name, *more = line.rstrip("\n").split("\t")
            if kind == "W":
                offset, length, place = map(int, more)
                more = (offset, data[place:place + length])
            elif kind in "RL":
                more = inner(more[0])
            call = Call(int(number), kind, int(inode), inner(name), more)
            if kind == "?":
                raise SystemExit("crash: a call that the harness does not understand: " + line)
            if kind == "O":
                raise SystemExit("crash: written outside of the world: " + line)
            if kind not in "EO":
                calls.append(call)
    return calls


def apply(content, changes):
    """Bytes after writes (offset, bytes) and truncations (size, None), in order."""
    for at, piece in changes:
        if piece is None:
            content = content[:at] + b"\0" * (at - len(content))
        else:
            if len(content) < at:
                content += b"\0" * (at - len(content))
            content = content[:at] + piece + content[at + len(piece):]
    return content


def sectors(change):
    """A write as the pieces that a disk may write apart."""
    at, piece = change
    if piece is None:
        return [change]
    pieces, begin = [], 0
    while begin < len(piece):
        end = min(len(piece), begin + SECTOR - (at + begin) % SECTOR)
        pieces.append((at + begin, piece[begin:end]))
        begin = end
    return pieces


def contents(world):
    """What is in a world: inodes by path (None for a folder), and bytes by inode."""
    names, content = {}, {}
    for folder, folders, files in os.walk(world):
        base = os.path.relpath(folder, world)
        base = "" if base == "." else base + "/"
        for name in folders:
            names[base + name] = None
        for name in files:
            path = os.path.join(folder, name)
            inode = os.stat(path).st_ino
            names[base + name] = inode
            with open(path, "rb") as file:
                content[inode] = file.read()
    return names, content


class Disk:
    """Files by inode, names by folder; each with what is sure and what is not."""

    def __init__(self, contents):
        # The names there are at the beginning are sure; a folder is its path here, because none is ever renamed.
        self.names, self.content = dict(contents[0]), dict(contents[1])
        self.pending, self.changes = {}, []

    def do(self, call):
        """Takes in one call; gives nothing."""
        kind, path, inode = call.kind, call.path, call.inode
        if kind in "CU":
            self.content[inode] = b""
            self.pending[inode] = []
            if kind == "C":
                self.name((path, inode))
        elif kind == "W":
            self.pending.setdefault(inode, []).append(call.more)
        elif kind == "T":
            self.pending.setdefault(inode, []).append((int(call.more[0]), None))
        elif kind == "S":
            if call.more[0] == "d":
                self.sync_folder(path)
            else:
                self.content[inode] = apply(self.content.get(inode, b""), self.pending.pop(inode, []))
        elif kind == "R":
            self.name((path, inode), (call.more, -1))
        elif kind == "L":
            self.name((path, inode))
        elif kind in "XD":
            self.name((path, -1))
        elif kind == "M":
            self.name((path, None))
        # Modes (H) and room that is made (G) hold no bytes.

    def name(self, *entries):
        """One change of names, whole or not at all: path and inode, None for a folder, -1 for nothing."""
        self.changes.append(entries)

    def sync_folder(self, folder):
        kept = []
        for change in self.changes:
            mine = all(os.path.dirname(path) == folder for path, _ in change)
            if mine:
                self.settle(self.names, change)
            else:
                kept.append(change)
        self.changes = kept

    @staticmethod
    def settle(names, change):
        for path, inode in reversed(change):
            if inode == -1:
                names.pop(path, None)
            else:
                names[path] = inode

    def unsure(self):
        return bool(self.changes) or any(self.pending.values())

    def state(self, kept_changes, keep_bytes):
        """A state of the disk: {path: bytes, None for a folder}.

        kept_changes: which of the unsure changes of names survive. keep_bytes: inode -> the surviving pieces.
        """
        names = dict(self.names)
        for index in kept_changes:
            self.settle(names, self.changes[index])
        state = {}
        for path, inode in sorted(names.items()):
            parent = os.path.dirname(path)
            if parent and state.get(parent, b"") is not None:
                continue  # Its folder did not survive.
            if inode is None:
                state[path] = None
            else:
                pending = self.pending.get(inode, [])
                state[path] = apply(self.content.get(inode, b""), keep_bytes(inode, pending) if pending else [])
        return state

    def everything(self):
        """As the running system sees it, and as it is after a kill."""
        return self.state(range(len(self.changes)), lambda _, pending: pending)


def draw(disk, random, model):
    """One possible state after a power cut, by chance."""
    count = len(disk.changes)
    if model == "ordered":
        kept = range(random.randint(0, count))
    else:
        share = random.choice((0.0, 0.5, 1.0, random.random()))
        kept = [index for index in range(count) if random.random() < share]

    def keep(_, pending):
        way = random.randrange(6)
        if way == 0:
            return []
        if way == 1:
            return pending
        if way == 2:
            return pending[:random.randint(0, len(pending))]
        if way == 3:
            return [change for change in pending if random.random() < 0.5]
        share = random.random()
        return [piece for change in pending for piece in sectors(change) if random.random() < share]

    return disk.state(kept, keep)


def extremes(disk):
    """The states at the borders: nothing unsure survives, all of it, the names without bytes, the bytes without names."""
    count = len(disk.changes)
    none, all_of_it = (lambda _, pending: []), (lambda _, pending: pending)
    yield disk.state([], none)
    yield disk.everything()
    yield disk.state(range(count), none)
    yield disk.state([], all_of_it)
    for index in range(max(0, count - 6), count):
        yield disk.state([index], none)
        yield disk.state([other for other in range(count) if other != index], all_of_it)
