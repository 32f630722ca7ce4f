/* import_plain DATABASE ROSTER.csv
 *
 * The plain way to bring a roster into SQLite, as most programs do it: libcsv takes the file apart, a prepared INSERT
 * puts each row into a table that has its indexes already, all in one transaction, SQLite's defaults throughout.
 * Nothing is checked but what the indexes check, and the first fault ends it.
 */
#include "roster.h"

#include <csv.h>

struct import {
    sqlite3 *db;
    sqlite3_stmt *insert;
    int column;
    long row; /* 0 is the heading */
};

/* libcsv has found a cell. It is copied, for libcsv puts the next one in the same place. */
static void take_cell(void *text, size_t length, void *context)
{
    struct import *import = context;
    int column = import->column++;
    if (import->row == 0 || column >= COLUMNS) return;
    if (length == 0)
        sqlite3_bind_null(import->insert, column + 1);
    else
        sqlite3_bind_text(import->insert, column + 1, text, (int)length, SQLITE_TRANSIENT);
}

/* libcsv has come to the end of a row. */
static void take_row(int terminator, void *context)
{
    struct import *import = context;
    (void)terminator;
    if (import->row > 0) {
        if (import->column != COLUMNS) give_up("a row", "has not as many cells as the heading");
        if (sqlite3_step(import->insert) != SQLITE_DONE) give_up("INSERT", sqlite3_errmsg(import->db));
        sqlite3_reset(import->insert);
    }
    import->row++;
    import->column = 0;
}

int main(int count, char **arguments)
{
    if (count != 3) give_up("usage", "import_plain DATABASE ROSTER.csv");
    struct import import = {0};
    if (sqlite3_open(arguments[1], &import.db) != SQLITE_OK) give_up(arguments[1], sqlite3_errmsg(import.db));
    FILE *file = fopen(arguments[2], "rb");
    if (!file) give_up(arguments[2], "cannot be opened");

    run(import.db, ROSTER_TABLE);
    run(import.db, ROSTER_INDEXES);
    run(import.db, "BEGIN IMMEDIATE");
    if (sqlite3_prepare_v2(import.db, ROSTER_INSERT, -1, &import.insert, NULL) != SQLITE_OK)
        give_up(ROSTER_INSERT, sqlite3_errmsg(import.db));

    struct csv_parser parser;
    if (csv_init(&parser, 0) != 0) give_up("libcsv", "cannot begin");
    static char piece[64 * 1024];
    size_t length;
    while ((length = fread(piece, 1, sizeof piece, file)) > 0)
        if (csv_parse(&parser, piece, length, take_cell, take_row, &import) != length)
            give_up(arguments[2], csv_strerror(csv_error(&parser)));
    csv_fini(&parser, take_cell, take_row, &import);
    csv_free(&parser);

    sqlite3_finalize(import.insert);
    run(import.db, "COMMIT");
    sqlite3_close(import.db);
    fclose(file);
    return 0;
}
