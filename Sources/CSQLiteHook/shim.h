/* SQLite's pre-update hook: Debian's library has it, its header hides it behind SQLITE_ENABLE_PREUPDATE_HOOK, which GRDB's
   module does not define. Declared here with the types that header uses. */
struct sqlite3;
struct sqlite3_value;

void *sqlite3_preupdate_hook(
    struct sqlite3 *database,
    void (*before)(
        void *context, struct sqlite3 *database, int operation, char const *schema, char const *table,
        long long int oldKey, long long int newKey),
    void *context);
int sqlite3_preupdate_old(struct sqlite3 *, int column, struct sqlite3_value **value);
int sqlite3_preupdate_new(struct sqlite3 *, int column, struct sqlite3_value **value);
int sqlite3_preupdate_count(struct sqlite3 *);
