"""Under four umasks: the data folder 0700, every file in it and every file written 0600."""

import os
import stat

import program as driven


def run(program, size, chance):
    looked = 0
    for umask in (0o000, 0o022, 0o077, 0o277):
        program.folder = os.path.join(program.folder, f"{umask:03o}")
        os.makedirs(program.folder)
        os.umask(umask)
        try:
            driven.found(program)
            for words in (["report", "all", "--output", "all.xlsx"], ["report", "files", "--output", "files.csv"],
                          ["report", "media", "--output", "media"], ["roster", "export", "roster-out.csv"], ["roster", "template", "t.csv"],
                          ["exam", "export", "exported.yaml"], ["audit", "checkpoint", "head.json"], ["db", "backup", "backup"],
                          ["db", "restore", "backup", "--data", "restored"], ["review", "approve", "1"],
                          ["report", "all", "--output", "all.xlsx", "--force"], ["db", "backup", "backup", "--force"]):
                program(*words, umask=umask, statuses={0, 3})
        finally:
            os.umask(0o022)
        ours = {"all.xlsx", "files.csv", "media", "roster-out.csv", "t.csv", "exported.yaml", "head.json", "backup", "restored", "exam-data"}
        for here, folders, files in os.walk(program.folder):
            for name in [*folders, *files]:
                path = os.path.join(here, name)
                if os.path.relpath(path, program.folder).split("/")[0] not in ours:
                    continue
                looked += 1
                mode = stat.S_IMODE(os.stat(path).st_mode)
                if mode & 0o077 or not mode & 0o400:
                    program.fault(f"makes {name} {mode:o} under umask {umask:03o}", [])
        program.folder = os.path.dirname(program.folder)
    return looked, 4
