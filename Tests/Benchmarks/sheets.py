"""The product's own report as the C program's input, and what is in a workbook."""

import csv
import datetime
import json
import re
import subprocess
import zipfile

# How the columns of the reports are written that are not plain text.
COUNTS = ["takesUsed", "takesAllowed", "selectedTake", "failures", "reviewRounds", "notStarted", "answering", "expired",
          "take", "bytes", "total"]
KINDS = {"status": "STATUS", "files": "STATUS", "identity": "STATUS", "state": "STATUS", "startedAt": "MOMENT",
         "deadline": "MOMENT", "submittedAt": "MOMENT", "latestAt": "MOMENT", "attachments": "NOTES",
         "recordings": "NOTES"} | {key: "INTEGER" for key in COUNTS}


def keep_as_table(jsonl, csv_file, flat, database, table):
    """Makes the report's rows a table of the database, so that the C program writes the same cells. The first line of the
    .jsonl names the columns, the .csv has the words that stand in the workbook. `flat` is a file for passing through.

    Returns the numbers of rows and columns.
    """
    count = 0
    with open(jsonl, encoding="utf-8") as lines:
        kinds = [KINDS.get(key, "TEXT") for key in json.loads(lines.readline())]
    with open(csv_file, encoding="utf-8-sig", newline="") as report, \
            open(flat, "w", encoding="utf-8", newline="") as file:
        rows, writer = csv.reader(report), csv.writer(file)
        headings = next(rows)
        for row in rows:
            count += 1
            writer.writerow(wall_seconds(cell) if kind == "MOMENT" and cell else cell for kind, cell in zip(kinds, row))
    columns = ", ".join(f'"{heading}" {kind}' for heading, kind in zip(headings, kinds))
    empty = ", ".join(f'"{heading}" = nullif("{heading}", \'\')' for heading in headings)
    script = f"CREATE TABLE {table} ({columns});\n.import --csv {flat} {table}\nUPDATE {table} SET {empty};\nVACUUM;\n"
    subprocess.run(["sqlite3", "-bail", database], input=script.encode(), check=True)
    return count, len(headings)


def wall_seconds(text):
    """`2026-10-17 09:00:00` as seconds since 1970 of the same wall clock."""
    return int(datetime.datetime.fromisoformat(text).replace(tzinfo=datetime.timezone.utc).timestamp())


def counts(path):
    """Rows and filled cells of the workbook's largest sheet."""
    rows = cells = 0
    with zipfile.ZipFile(path) as book:
        sheets = [entry for entry in book.infolist() if entry.filename.startswith("xl/worksheets/sheet")]
        with book.open(max(sheets, key=lambda entry: entry.file_size)) as sheet:
            rest = b""
            while piece := sheet.read(1 << 20):
                text = rest + piece
                cut = text.rfind(b"<")
                text, rest = text[:cut], text[cut:]
                rows += len(re.findall(rb"<row ", text))
                cells += len(re.findall(rb"<c ", text))
    return rows, cells
