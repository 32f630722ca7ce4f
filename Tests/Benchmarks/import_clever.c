/* import_clever DATABASE ROSTER.csv
 *
 * The quickest way we know to bring a roster into SQLite and still be sure of it: every row is checked while it
 * streams by, inserted without indexes, and the two unique indexes are built afterwards by sorting, which also finds
 * the duplicates. One transaction, a cache of 16 MB, and the journal modes of the product (rollback journal,
 * synchronous=EXTRA). This is what the product's import is measured by.
 */
#include "roster.h"

#include <csv.h>
#include <stdbool.h>
#include <string.h>

enum { LONGEST_ROW = 64 * 1024, LONGEST_NAME = 100, LONGEST_CELL = 4000 };

struct import {
    sqlite3 *db;
    sqlite3_stmt *insert;
    char text[LONGEST_ROW]; /* the row's cells, one after another */
    size_t start[COLUMNS + 1]; /* where each begins; the last entry is the end */
    int column;
    long row; /* 0 is the heading */
    long faults;
};

/* MARK: - Checking */

static bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/* Whether the cell is well-formed UTF-8 without control characters, at most so many characters. */
static bool is_text(const char *text, size_t length, size_t most)
{
    const unsigned char *byte = (const unsigned char *)text, *end = byte + length;
    size_t characters = 0;
    while (byte < end) {
        unsigned char lead = *byte++;
        int more = lead < 0x80 ? 0 : lead >= 0xC2 && lead < 0xE0 ? 1 : lead >= 0xE0 && lead < 0xF0 ? 2
                   : lead >= 0xF0 && lead < 0xF5 ? 3 : -1;
        if (more < 0 || end - byte < more || lead == 0x7F || (lead < 0x20 && lead != '\t' && lead != '\n')) return false;
        if ((lead == 0xE0 && *byte < 0xA0) || (lead == 0xED && *byte > 0x9F)) return false;
        if ((lead == 0xF0 && *byte < 0x90) || (lead == 0xF4 && *byte > 0x8F)) return false;
        for (; more > 0; more--)
            if ((*byte++ & 0xC0) != 0x80) return false;
        if (++characters > most) return false;
    }
    return true;
}

static int number(const char *digits, int count)
{
    int value = 0;
    while (count-- > 0) value = value * 10 + (*digits++ - '0');
    return value;
}

static bool is_date(int year, int month, int day)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (year < 1850 || year > 2100 || month < 1 || month > 12 || day < 1) return false;
    return day <= days[month - 1] + (month == 2 && leap);
}

/* GB 11643-1999: 17 digits with a birth date, and a check character by ISO 7064 MOD 11-2. */
static bool is_resident_id(const char *id, size_t length)
{
    static const int weights[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    if (length != 18) return false;
    int sum = 0;
    for (int place = 0; place < 17; place++) {
        if (!is_digit(id[place])) return false;
        sum += (id[place] - '0') * weights[place];
    }
    return is_date(number(id + 6, 4), number(id + 10, 2), number(id + 12, 2)) && id[17] == "10X98765432"[sum % 11];
}

static bool is_passport(const char *id, size_t length)
{
    if (length < 5 || length > 24) return false;
    for (size_t place = 0; place < length; place++)
        if (!is_digit(id[place]) && !(id[place] >= 'A' && id[place] <= 'Z') && id[place] != '-') return false;
    return true;
}

/* The code for the certificate type's words; NULL for words that are none. The bench's roster has these two. */
static const char *type_code(const char *words, size_t length)
{
    static const char resident[] = "居民身份证", passport[] = "护照";
    if (length == sizeof resident - 1 && memcmp(words, resident, length) == 0) return "residentId";
    if (length == sizeof passport - 1 && memcmp(words, passport, length) == 0) return "passport";
    return NULL;
}

static size_t length_of(const struct import *import, int column)
{
    return import->start[column + 1] - import->start[column];
}

static bool is_sound(const struct import *import, const char *type)
{
    const char *id = import->text + import->start[NUMBER];
    if (!type || length_of(import, NAME) == 0) return false;
    for (int column = 0; column < COLUMNS; column++)
        if (!is_text(import->text + import->start[column], length_of(import, column),
                     column == NAME ? LONGEST_NAME : LONGEST_CELL))
            return false;
    return type[0] == 'r' ? is_resident_id(id, length_of(import, NUMBER)) : is_passport(id, length_of(import, NUMBER));
}

/* MARK: - Taking rows */

/* libcsv has found a cell: it joins the row's others. */
static void take_cell(void *text, size_t length, void *context)
{
    struct import *import = context;
    int column = import->column++;
    if (column >= COLUMNS) return;
    size_t start = import->start[column];
    if (length > LONGEST_ROW - start) give_up("a row", "is longer than 64 KiB");
    memcpy(import->text + start, text, length);
    import->start[column + 1] = start + length;
}

static void insert(struct import *import, const char *type)
{
    for (int column = 0; column < COLUMNS; column++) {
        const char *text = import->text + import->start[column];
        size_t length = length_of(import, column);
        if (column == TYPE)
            sqlite3_bind_text(import->insert, column + 1, type, -1, SQLITE_STATIC);
        else if (length == 0)
            sqlite3_bind_null(import->insert, column + 1);
        else
            sqlite3_bind_text(import->insert, column + 1, text, (int)length, SQLITE_STATIC);
    }
    if (sqlite3_step(import->insert) != SQLITE_DONE) give_up("INSERT", sqlite3_errmsg(import->db));
    sqlite3_reset(import->insert);
}

/* libcsv has come to the end of a row. */
static void take_row(int terminator, void *context)
{
    struct import *import = context;
    (void)terminator;
    if (import->row++ > 0) {
        bool whole = import->column == COLUMNS;
        const char *type = whole ? type_code(import->text + import->start[TYPE], length_of(import, TYPE)) : NULL;
        if (whole && is_sound(import, type))
            insert(import, type);
        else
            import->faults++;
    }
    import->column = 0;
}

int main(int count, char **arguments)
{
    if (count != 3) give_up("usage", "import_clever DATABASE ROSTER.csv");
    static struct import import;
    if (sqlite3_open(arguments[1], &import.db) != SQLITE_OK) give_up(arguments[1], sqlite3_errmsg(import.db));
    FILE *file = fopen(arguments[2], "rb");
    if (!file) give_up(arguments[2], "cannot be opened");

    run(import.db, "PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; PRAGMA cache_size = -16384");
    run(import.db, "BEGIN IMMEDIATE; " ROSTER_TABLE);
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
    fclose(file);
    sqlite3_finalize(import.insert);

    if (import.faults > 0) {
        fprintf(stderr, "%ld rows have faults; nothing was written\n", import.faults);
        return 65;
    }
    run(import.db, ROSTER_INDEXES);
    run(import.db, "COMMIT");
    sqlite3_close(import.db);
    return 0;
}
