"""Strings that other programs have taken for SQL, shell, formats, numbers or options, through every text argument."""

import json
import os

import program as driven

SEEDS = [
    "'; DROP TABLE candidate; --", "' OR '1'='1", "\"; DELETE FROM journal; --", "'; ATTACH DATABASE 'pwned' AS p; --", "%s%s%s%n", "%@%d%x",
    "$(touch pwned)", "`touch pwned`", "; touch pwned", "| touch pwned", "{{7*7}}", "${jndi:ldap://example.invalid}", "=1+1", "@SUM(A1)", "+cmd|'/c'!A1",
    "../../../etc/passwd", "--", "-", "--help", "-1", "0", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1e308", "1e-400",
    "NaN", "inf", "0x10", "００１", "١٢", "99999999999999999999999999m", "-5m", "1h99999999999999m", "%", "_", "\\", "\"", "'", "''", "\u202e", "\x1b[2J",
    "\x7f", "\u0301", "\ud7ff", "\U0010ffff", "\n", "\r\n", "\t", " ", "", "a" * 5000, "长" * 5000, "a,b", "a=b", "q1.x=1", "=", "*", "?", "[a", "(", "null", "true",
    "2020-13-45T99:99", "2020-12-01T08:00:00+99:99", "0000-00-00T00:00Z", "9999-12-31T23:59:59.999Z", "video:1..2:200MB", "pdf:9..1:1YB", "residentId:",
    ":", "passport:'; DROP TABLE unit; --", "x:y:z", "A000001", "q1", "声乐", "1", "json", "&&", "<script>", "file:///etc/passwd", "~", "$HOME",
]

# What a command needs besides, so that the string under test reaches it.
GIVEN = {
    "name": "lin", "role": "reviewer", "file": "in.any", "FILE": "in.any", "folder": "out", "ID": "q1", "CANDIDATE": "A000001", "QUESTION": "q1",
    "BATCH": "1", "SIZE": "1", "SHELL": "bash", "--name": "王小明", "--type": "护照", "--number": "E00000009", "--reason": "r", "--question": "q1",
    "--how": "fresh", "--grant": "1", "--code": "blurred", "--before": "2030-01-01", "--output": "out.csv", "--from": "2020-12-01T08:00",
    "--to": "2020-12-01T09:00", "--role": "reviewer",
}
# The same code reads these for every command: a few stand for all.
EVERYWHERE = {"--data", "--exam", "--as", "--format", "--lang"}
# These wait for a person or for time to pass.
WAITING = {("review", "work"), ("review", "watch")}


def strings(size, chance):
    made = list(SEEDS)
    while len(made) < size:
        made.append("".join(chance.sample(SEEDS, 2))[:6000])
    # A quote is tried everywhere, whatever else is drawn.
    drawn = made[1:]
    chance.shuffle(drawn)
    made = [made[0], *drawn]
    return [text.replace("\0", "").encode("utf-8", "replace").decode() for text in made[:size]]


def commands(program):
    """Each command's words, and its arguments: (name, needed, repeatable)."""
    told = json.loads(program.must("--experimental-dump-help", check=False).stdout)
    found = []

    def walk(command, words):
        here = [*words, command["commandName"]]
        if command.get("subcommands"):
            for below in command["subcommands"]:
                walk(below, here)
            return
        arguments = []
        for argument in command.get("arguments", []):
            if argument["kind"] == "flag":
                continue
            name = (argument.get("preferredName") or {}).get("name") or argument.get("valueName")
            arguments.append(("" if argument["kind"] == "positional" else "--") + name)
        needed = [name for argument, name in zip(
            [a for a in command.get("arguments", []) if a["kind"] != "flag"], arguments) if not argument.get("isOptional")]
        found.append((tuple(here[1:]), arguments, needed))

    walk(told["command"], [])
    return [entry for entry in found if entry[0] not in WAITING and entry[0][0] != "help"]


def line(words, slot, needed, text):
    """The command line with the text in one place and what is needed in the others."""
    positional, options = [], []
    for name in dict.fromkeys([*needed, slot]):
        value = text if name == slot else GIVEN.get(name, "1")
        if name.startswith("--"):
            options += [f"{name}={value}"]
        else:
            positional.append(value)
    return [*words, *options, "--no-input", *(["--"] + positional if positional else [])]


def run(program, size, chance):
    driven.found(program)
    os.rename(program.inside("exam-data"), program.inside("kept"))
    schema = program.schema("kept")
    program.write("in.any", "A000001\n")
    tried = slots = 0
    for place, (words, arguments, needed) in enumerate(commands(program)):
        for slot in arguments:
            if slot in EVERYWHERE and place % 15:
                continue
            slots += 1
            driven.fresh(program, "kept", "exam-data")
            for text in strings(size, chance):
                tried += 1
                # Nothing a text argument says may go elsewhere than into this folder.
                program(*line(words, slot, needed, text))
                if program.schema() not in (schema, None):
                    program.fault("changes the schema", [*words, slot, text])
                    driven.fresh(program, "kept", "exam-data")
                if os.path.exists(program.inside("pwned")):
                    program.fault("runs a shell", [*words, slot, text])
                    os.remove(program.inside("pwned"))
    return tried, slots
