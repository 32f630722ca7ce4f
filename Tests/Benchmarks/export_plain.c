/* export_plain DATABASE TABLE WORKBOOK.xlsx
 *
 * The plain way to a workbook: reads a table row by row and writes it as a sheet by libxlsxwriter in constant memory.
 * It looks like the product's reports: heading, filter, frozen row, print set-up, and a format for each
 * kind of cell. A column's declared type says how its cells are written: TEXT, INTEGER, MOMENT (seconds of the exam's
 * wall clock since 1970), STATUS (a word with a colour) or NOTES (text broken to lines).
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

enum { MOST_COLUMNS = 64 };

/* The words of the STATUS columns with the colours of letters and paper; those of one colour side by side. */
static const struct { const char *word; lxw_color_t ink, paper; } tones[] = {
    {"已提交", 0x275D1E, 0xE2F0D9}, {"齐全", 0x275D1E, 0xE2F0D9},   {"已完成", 0x275D1E, 0xE2F0D9},
    {"已通过", 0x275D1E, 0xE2F0D9}, {"已上传", 0x275D1E, 0xE2F0D9}, {"答题中", 0x7A4F00, 0xFFF2CC},
    {"进入中", 0x7A4F00, 0xFFF2CC}, {"未传完", 0x7A4F00, 0xFFF2CC}, {"已过期", 0x9C1C14, 0xFBDDDA},
    {"未开始", 0x595959, 0xF2F2F2}, {"未进入", 0x595959, 0xF2F2F2},
};
enum { TONES = sizeof tones / sizeof *tones };

struct formats {
    lxw_format *heading, *text, *integer, *moment, *notes, *tone[TONES];
};

static void give_up(const char *what, const char *why)
{
    fprintf(stderr, "%s: %s\n", what, why);
    exit(1);
}

/* A format in the face of the Chinese sheets. */
static lxw_format *add_format(lxw_workbook *book, uint8_t alignment)
{
    lxw_format *format = workbook_add_format(book);
    format_set_font_name(format, "等线");
    format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
    format_set_align(format, alignment);
    return format;
}

static struct formats add_formats(lxw_workbook *book)
{
    struct formats formats;
    formats.heading = add_format(book, LXW_ALIGN_NONE);
    format_set_bold(formats.heading);
    format_set_font_color(formats.heading, 0xFFFFFF);
    format_set_bg_color(formats.heading, 0x1F3A5F);
    formats.text = add_format(book, LXW_ALIGN_LEFT);
    formats.integer = add_format(book, LXW_ALIGN_RIGHT);
    format_set_num_format(formats.integer, "#,##0");
    format_set_indent(formats.integer, 1);
    formats.moment = add_format(book, LXW_ALIGN_LEFT);
    format_set_num_format(formats.moment, "yyyy-mm-dd hh:mm:ss");
    formats.notes = add_format(book, LXW_ALIGN_NONE);
    format_set_text_wrap(formats.notes);
    for (int tone = 0; tone < TONES; tone++) {
        /* Of formats that are alike the library numbers the first alone and searches for the others at every cell. */
        if (tone > 0 && tones[tone].ink == tones[tone - 1].ink) {
            formats.tone[tone] = formats.tone[tone - 1];
            continue;
        }
        formats.tone[tone] = add_format(book, LXW_ALIGN_NONE);
        format_set_font_color(formats.tone[tone], tones[tone].ink);
        format_set_bg_color(formats.tone[tone], tones[tone].paper);
    }
    return formats;
}

static lxw_format *tone_of(const char *word, const struct formats *formats)
{
    for (int tone = 0; tone < TONES; tone++)
        if (strcmp(word, tones[tone].word) == 0) return formats->tone[tone];
    return formats->text;
}

/* `kind` is the first letter of the column's declared type. */
static void write_cell(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column, char kind, sqlite3_stmt *select,
                       const struct formats *formats)
{
    const double day = 86400, days_from_1900_to_1970 = 25569;
    if (sqlite3_column_type(select, column) == SQLITE_NULL) return;
    if (kind == 'I') {
        worksheet_write_number(sheet, row, column, sqlite3_column_double(select, column), formats->integer);
    } else if (kind == 'M') {
        double days = sqlite3_column_double(select, column) / day + days_from_1900_to_1970;
        worksheet_write_number(sheet, row, column, days, formats->moment);
    } else {
        const char *text = (const char *)sqlite3_column_text(select, column);
        lxw_format *format = kind == 'S' ? tone_of(text, formats) : kind == 'N' ? formats->notes : formats->text;
        worksheet_write_string(sheet, row, column, text, format);
    }
}

int main(int count, char **arguments)
{
    if (count != 4) give_up("usage", "export_plain DATABASE TABLE WORKBOOK.xlsx");
    sqlite3 *db;
    sqlite3_stmt *select;
    if (sqlite3_open_v2(arguments[1], &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK)
        give_up(arguments[1], sqlite3_errmsg(db));
    char *sql = sqlite3_mprintf("SELECT * FROM \"%w\" ORDER BY rowid", arguments[2]);
    if (sqlite3_prepare_v2(db, sql, -1, &select, NULL) != SQLITE_OK) give_up(sql, sqlite3_errmsg(db));
    lxw_col_t columns = (lxw_col_t)sqlite3_column_count(select);
    if (columns > MOST_COLUMNS) give_up(arguments[2], "has too many columns");

    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_workbook *book = workbook_new_opt(arguments[3], &options);
    struct formats formats = add_formats(book);
    lxw_worksheet *sheet = workbook_add_worksheet(book, arguments[2]);
    worksheet_freeze_panes(sheet, 1, 0);
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);
    worksheet_fit_to_pages(sheet, 1, 0);
    worksheet_repeat_rows(sheet, 0, 0);
    char kinds[MOST_COLUMNS];
    for (lxw_col_t column = 0; column < columns; column++) {
        kinds[column] = sqlite3_column_decltype(select, column)[0];
        worksheet_set_column(sheet, column, column, kinds[column] == 'N' ? 36 : 20, NULL);
        worksheet_write_string(sheet, 0, column, sqlite3_column_name(select, column), formats.heading);
    }

    lxw_row_t row = 1;
    for (; sqlite3_step(select) == SQLITE_ROW; row++)
        for (lxw_col_t column = 0; column < columns; column++)
            write_cell(sheet, row, column, kinds[column], select, &formats);
    if (sqlite3_finalize(select) != SQLITE_OK) give_up(sql, sqlite3_errmsg(db));

    worksheet_autofilter(sheet, 0, 0, row - 1, columns - 1);
    lxw_error outcome = workbook_close(book);
    if (outcome != LXW_NO_ERROR) give_up(arguments[3], lxw_strerror(outcome));
    sqlite3_free(sql);
    sqlite3_close(db);
    return 0;
}
