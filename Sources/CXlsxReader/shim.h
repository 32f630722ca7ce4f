#include <expat.h>
#include <zip.h>
#include <zlib.h>
