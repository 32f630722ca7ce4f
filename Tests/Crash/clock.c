/* A clock that stands: the wall clock, and that of the time since the machine's start, tell $CRASH_TIME (seconds since 1970), so
 * that the same command writes the same bytes whenever it runs. The other clocks go on. */
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static time_t told(void) {
    const char *value = getenv("CRASH_TIME");
    return value ? atoll(value) : 0;
}

int clock_gettime(clockid_t clock, struct timespec *out) {
    if ((clock != CLOCK_REALTIME && clock != CLOCK_REALTIME_COARSE && clock != CLOCK_BOOTTIME) || !told())
        return (int)syscall(SYS_clock_gettime, clock, out);
    out->tv_sec = told();
    out->tv_nsec = 0;
    return 0;
}

int gettimeofday(struct timeval *restrict out, void *restrict zone) {
    struct timespec now;
    (void)zone;
    clock_gettime(CLOCK_REALTIME, &now);
    out->tv_sec = now.tv_sec;
    out->tv_usec = now.tv_nsec / 1000;
    return 0;
}

time_t time(time_t *out) {
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    if (out) *out = now.tv_sec;
    return now.tv_sec;
}
