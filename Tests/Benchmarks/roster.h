/* What the two import programs have in common: the table, its indexes, and how they give up.
 *
 * The columns are those of the bench's roster, in the order of the file; the indexes are those of the product's own
 * table. (`sqlite3 .import` wants exactly one column for each of the file, so the table has no others.)
 */
#ifndef ROSTER_H
#define ROSTER_H

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

enum { NAME, TYPE, NUMBER, ADMISSION, GROUP, PHONE, EMAIL, NOTE, COLUMNS };

#define ROSTER_TABLE                                                                                                   \
    "CREATE TABLE candidate (name TEXT NOT NULL, certificateType TEXT NOT NULL, certificateNumber TEXT NOT NULL, "     \
    "admissionNumber TEXT, \"group\" TEXT, phone TEXT, email TEXT, note TEXT) STRICT"

#define ROSTER_INDEXES                                                                                                 \
    "CREATE UNIQUE INDEX candidateByCertificate ON candidate(certificateType, certificateNumber);"                     \
    "CREATE UNIQUE INDEX candidateByAdmission ON candidate(admissionNumber) WHERE admissionNumber IS NOT NULL"

#define ROSTER_INSERT "INSERT INTO candidate VALUES (?, ?, ?, ?, ?, ?, ?, ?)"

/* Ends the program with a sentence. An open transaction is rolled back by the next who opens the database. */
static void give_up(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

/* Runs SQL that must succeed. */
static void run(sqlite3 *db, const char *sql)
{
    if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) give_up(sql, sqlite3_errmsg(db));
}

#endif
