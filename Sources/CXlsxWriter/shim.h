#include <stdio_ext.h>
#include <xlsxwriter.h>
