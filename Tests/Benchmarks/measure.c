/* measure RESULT PROGRAM [ARGUMENT…]
 *
 * Runs a program and writes to RESULT what it took: seconds in user mode, seconds in the kernel, seconds by the clock,
 * the most memory it held in KiB, and its exit status. It is its own small program because a child's peak memory
 * counts from the fork: started by the bench itself, no program would seem smaller than Python.
 */
#define _XOPEN_SOURCE 700

#include <stdio.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static double seconds(struct timeval time) { return (double)time.tv_sec + (double)time.tv_usec / 1e6; }

int main(int count, char **arguments)
{
    if (count < 3) return 64;
    struct timespec before, after;
    clock_gettime(CLOCK_MONOTONIC, &before);
    pid_t child = fork();
    if (child < 0) return 71;
    if (child == 0) {
        execvp(arguments[2], arguments + 2);
        perror(arguments[2]);
        _exit(127);
    }
    int status;
    struct rusage usage;
    if (waitpid(child, &status, 0) != child || getrusage(RUSAGE_CHILDREN, &usage) != 0) return 71;
    clock_gettime(CLOCK_MONOTONIC, &after);

    FILE *result = fopen(arguments[1], "w");
    if (!result) return 73;
    fprintf(result, "%.6f %.6f %.6f %ld %d\n", seconds(usage.ru_utime), seconds(usage.ru_stime),
            (double)(after.tv_sec - before.tv_sec) + (double)(after.tv_nsec - before.tv_nsec) / 1e9, usage.ru_maxrss,
            WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status));
    return fclose(result) == 0 ? 0 : 74;
}
