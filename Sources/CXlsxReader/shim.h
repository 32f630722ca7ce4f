#include <expat.h>
#include <zip.h>
