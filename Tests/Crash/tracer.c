/* Runs a program and sees, numbers, records, refuses or stops at every call by which it changes a file below one folder.
 *
 *   tracer --root FOLDER [--clock LIBRARY] [--trace FILE] [--at N --do before|after|half|ERRNO|short|shorterr] [--on] -- PROGRAM ...
 *
 * The kernel stops the program at these calls (seccomp, ptrace), whoever makes them: our code, SQLite, the C library's own
 * streams, child processes. A preloaded library would not see the calls that the C library makes to itself.
 *
 * Numbered are calls that would change something (a file that is not there cannot be removed), every sync, and every write
 * to standard output, which is an acknowledgement. The records, one a line, tabs between: number, kind, inode, path, and
 *
 *   C create: mode      U create without a name: mode    T truncate: size    W write: offset, length, place in FILE.data
 *   S sync: f or d      R rename: old path               X unlink   D rmdir  M mkdir   L link   H chmod: mode   G room made
 *   A acknowledgement: length   O outside of the folder (not numbered)       ? what this program does not understand
 *
 * The exit status is the program's; 137 where it was killed. The last record is E, with the number of calls.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#ifndef __x86_64__
#error "the tracer knows the registers of x86-64 alone"
#endif

static const char *root, *clocks;
static size_t rootlength;
static FILE *trace, *bytes;
static long long place;
static int number, at, go_on;
static const char *what = "";
static pid_t mainpid;

static const int watched[] = {
    SYS_open, SYS_openat, SYS_openat2, SYS_creat, SYS_write, SYS_pwrite64, SYS_writev, SYS_pwritev, SYS_pwritev2, SYS_fsync,
    SYS_fdatasync, SYS_sync_file_range, SYS_syncfs, SYS_msync, SYS_ftruncate, SYS_truncate, SYS_fallocate, SYS_rename,
    SYS_renameat, SYS_renameat2, SYS_unlink, SYS_unlinkat, SYS_rmdir, SYS_mkdir, SYS_mkdirat, SYS_link, SYS_linkat,
    SYS_symlink, SYS_symlinkat, SYS_chmod, SYS_fchmod, SYS_fchmodat, SYS_copy_file_range, SYS_sendfile, SYS_splice,
    SYS_mknod, SYS_mknodat, SYS_mmap, SYS_io_uring_setup,
};

/* A call under way: what it is, decided when it began, because afterwards the file may be another. */
struct call {
    pid_t tid;
    char kind;
    int number, fd, refused, dies;
    unsigned long long inode;
    long long offset;
    unsigned mode;
    char path[PATH_MAX], old[PATH_MAX];
};
static struct call calls[64];

static struct call *find(pid_t tid) {
    for (int i = 0; i < 64; i++)
        if (calls[i].tid == tid) return &calls[i];
    fprintf(stderr, "tracer: too many threads\n");
    exit(99);
}

static int inside(const char *path) {
    return strncmp(path, root, rootlength) == 0 && (path[rootlength] == '/' || path[rootlength] == 0);
}

static void link_of(const char *name, char *out) {
    ssize_t count = readlink(name, out, PATH_MAX - 1);
    out[count < 0 ? 0 : count] = 0;
}

static void descriptor_path(pid_t tid, int fd, char *out) {
    char name[64];
    snprintf(name, sizeof name, "/proc/%d/fd/%d", tid, fd);
    link_of(name, out);
}

static int descriptor_stat(pid_t tid, int fd, struct stat *status) {
    char name[64];
    snprintf(name, sizeof name, "/proc/%d/fd/%d", tid, fd);
    return stat(name, status);
}

static void string_at(pid_t tid, unsigned long long address, char *out) {
    size_t got = 0;
    while (got < PATH_MAX - 1) {
        size_t step = 256 - (address + got) % 256;
        if (step > PATH_MAX - 1 - got) step = PATH_MAX - 1 - got;
        struct iovec here = {out + got, step}, there = {(void *)(address + got), step};
        ssize_t count = process_vm_readv(tid, &here, 1, &there, 1, 0);
        if (count <= 0) break;
        if (memchr(out + got, 0, count)) return;
        got += count;
    }
    out[got] = 0;
}

/* The absolute path that the call names, without links in its folder; /proc/self/fd/N stays, as /proc/TID/fd/N. */
static void resolve(pid_t tid, int folder, unsigned long long address, char *out) {
    char told[PATH_MAX], whole[PATH_MAX * 2], parent[PATH_MAX];
    string_at(tid, address, told);
    if (strncmp(told, "/proc/self/", 11) == 0) {
        snprintf(out, PATH_MAX, "/proc/%d/%.4000s", tid, told + 11);
        return;
    }
    if (told[0] == '/') {
        snprintf(whole, sizeof whole, "%s", told);
    } else {
        char base[PATH_MAX], name[64];
        if (folder == AT_FDCWD) {
            snprintf(name, sizeof name, "/proc/%d/cwd", tid);
            link_of(name, base);
        } else {
            descriptor_path(tid, folder, base);
        }
        snprintf(whole, sizeof whole, "%s/%s", base, told);
    }
    char *slash = strrchr(whole, '/');
    if (slash && (strcmp(slash, "/.") == 0 || strcmp(slash, "/..") == 0 || slash[1] == 0)) {
        if (!realpath(whole, out)) out[0] = 0;
        return;
    }
    if (slash == whole) {
        snprintf(out, PATH_MAX, "%.4000s", whole);
        return;
    }
    *slash = 0;
    if (!realpath(whole, parent)) parent[0] = 0;
    snprintf(out, PATH_MAX, "%.2000s/%.2000s", parent, slash + 1);
}

static void opening(struct call *call, int folder, unsigned long long address, unsigned long flags, unsigned mode) {
    struct stat status;
    resolve(call->tid, folder, address, call->path);
    if ((flags & O_TMPFILE) == O_TMPFILE) {
        call->kind = 'U';
        call->mode = mode;
        return;
    }
    int there = stat(call->path, &status) == 0;
    if (!there && flags & O_CREAT) {
        call->kind = 'C';
        call->mode = mode;
    } else if (there && flags & O_TRUNC && !(flags & O_CREAT && flags & O_EXCL) && S_ISREG(status.st_mode)) {
        call->kind = 'T';
        call->inode = status.st_ino;
        if (strncmp(call->path, "/proc/", 6) == 0) link_of(call->path, call->path);
    }
}

static void of_descriptor(struct call *call, int fd, char kind) {
    struct stat status;
    if (descriptor_stat(call->tid, fd, &status) != 0) return;
    if (kind != 'S' && !S_ISREG(status.st_mode)) return;
    call->kind = kind;
    call->fd = fd;
    call->inode = status.st_ino;
    call->mode = S_ISDIR(status.st_mode);
    descriptor_path(call->tid, fd, call->path);
}

static void of_path(struct call *call, int folder, unsigned long long address, char kind, int must_be_there) {
    struct stat status;
    resolve(call->tid, folder, address, call->path);
    int there = lstat(call->path, &status) == 0;
    if (there != must_be_there) return;
    call->kind = kind;
    call->inode = there ? status.st_ino : 0;
}

static void two_paths(struct call *call, int from, unsigned long long old, int to, unsigned long long new, char kind) {
    struct stat status;
    resolve(call->tid, from, old, call->old);
    resolve(call->tid, to, new, call->path);
    call->kind = kind;
    if ((kind == 'L' ? stat : lstat)(call->old, &status) == 0) call->inode = status.st_ino;
}

/* Decides what the call is; kind 0 where it changes nothing. */
static void understand(struct call *call, const struct user_regs_struct *r) {
    call->offset = -1;
    switch ((long)r->orig_rax) {
    case SYS_open: opening(call, AT_FDCWD, r->rdi, r->rsi, r->rdx); break;
    case SYS_creat: opening(call, AT_FDCWD, r->rdi, O_CREAT | O_TRUNC, r->rsi); break;
    case SYS_openat: opening(call, r->rdi, r->rsi, r->rdx, r->r10); break;
    case SYS_write:
    case SYS_writev:
        of_descriptor(call, r->rdi, 'W');
        if (r->rdi == 1 && call->tid == mainpid && !(call->kind && inside(call->path))) call->kind = 'A';
        break;
    case SYS_pwrite64:
    case SYS_pwritev:
    case SYS_pwritev2:
        of_descriptor(call, r->rdi, 'W');
        call->offset = r->r10;
        break;
    case SYS_copy_file_range: of_descriptor(call, r->rdx, 'W'); break;
    case SYS_sendfile: of_descriptor(call, r->rdi, 'W'); break;
    case SYS_splice: of_descriptor(call, r->rdx, 'W'); break;
    case SYS_fsync:
    case SYS_fdatasync: of_descriptor(call, r->rdi, 'S'); break;
    case SYS_ftruncate:
        of_descriptor(call, r->rdi, 'T');
        call->mode = r->rsi;
        break;
    case SYS_rename: two_paths(call, AT_FDCWD, r->rdi, AT_FDCWD, r->rsi, 'R'); break;
    case SYS_renameat:
    case SYS_renameat2: two_paths(call, r->rdi, r->rsi, r->rdx, r->r10, 'R'); break;
    case SYS_link: two_paths(call, AT_FDCWD, r->rdi, AT_FDCWD, r->rsi, 'L'); break;
    case SYS_linkat: two_paths(call, r->rdi, r->rsi, r->rdx, r->r10, 'L'); break;
    case SYS_unlink: of_path(call, AT_FDCWD, r->rdi, 'X', 1); break;
    case SYS_unlinkat: of_path(call, r->rdi, r->rsi, r->rdx & AT_REMOVEDIR ? 'D' : 'X', 1); break;
    case SYS_rmdir: of_path(call, AT_FDCWD, r->rdi, 'D', 1); break;
    case SYS_mkdir:
        of_path(call, AT_FDCWD, r->rdi, 'M', 0);
        call->mode = r->rsi;
        break;
    case SYS_mkdirat:
        of_path(call, r->rdi, r->rsi, 'M', 0);
        call->mode = r->rdx;
        break;
    case SYS_chmod:
        of_path(call, AT_FDCWD, r->rdi, 'H', 1);
        call->mode = r->rsi;
        break;
    case SYS_fchmodat:
        of_path(call, r->rdi, r->rsi, 'H', 1);
        call->mode = r->rdx;
        break;
    case SYS_fchmod:
        of_descriptor(call, r->rdi, 'H');
        call->mode = r->rsi;
        break;
    case SYS_fallocate:
        of_descriptor(call, r->rdi, 'G');
        break;
    case SYS_mmap:
        if ((int)r->r8 >= 0 && r->r10 & MAP_SHARED && r->rdx & PROT_WRITE) of_descriptor(call, r->r8, '?');
        break;
    /* Nothing of ours makes these. If that changes, the harness has to learn them first. */
    default:
        call->kind = '?';
        if ((long)r->orig_rax == SYS_truncate) resolve(call->tid, AT_FDCWD, r->rdi, call->path);
        else of_descriptor(call, r->rdi, '?');
        snprintf(call->old, sizeof call->old, "call %lld", (long long)r->orig_rax);
        break;
    }
    if (call->kind == '?') fprintf(stderr, "tracer: not understood: call %lld on %s\n", (long long)r->orig_rax, call->path);
}

static int is_refusable(char kind, int error) {
    /* What a full disk refuses is what wants room. */
    if (error == ENOSPC || error == EDQUOT) return strchr("CUWMLRSG", kind) != NULL;
    return 1;
}

/* Kills the program, and waits until nothing of it is left, as a shell does. */
static void end_it(void) {
    int status;
    pid_t tid;
    kill(mainpid, SIGKILL);
    /* Its threads are waited for one by one, and the first of them comes last. */
    while ((tid = waitpid(-1, &status, __WALL)) > 0 && !(tid == mainpid && (WIFEXITED(status) || WIFSIGNALED(status))))
        continue;
    exit(137);
}

/* The call is about to be made. Gives how to go on. */
static int entered(pid_t tid) {
    struct user_regs_struct r;
    ptrace(PTRACE_GETREGS, tid, 0, &r);
    struct call *call = find(0);
    memset(call, 0, offsetof(struct call, path));
    call->path[0] = call->old[0] = 0;
    call->tid = tid;
    understand(call, &r);
    if (call->kind == 0 || (call->kind != 'A' && !inside(call->path))) {
        if (call->kind && call->kind != 'S' && trace && strncmp(call->path, "/dev/", 5) && strncmp(call->path, "/proc/", 6))
            fprintf(trace, "0\tO\t%llu\t%s\t%c\n", call->inode, call->path, call->kind);
        call->tid = 0;
        return PTRACE_CONT;
    }
    call->number = ++number;
    if (!at || (go_on ? number < at : number != at)) return PTRACE_SYSCALL;
    int simple = r.orig_rax == SYS_write || r.orig_rax == SYS_pwrite64;
    int error = atoi(what);
    if (strcmp(what, "before") == 0) {
        end_it();
    } else if (strcmp(what, "after") == 0) {
        call->dies = 1;
    } else if (strcmp(what, "half") == 0 || strcmp(what, "short") == 0 || (strcmp(what, "shorterr") == 0 && number == at)) {
        if (simple && r.rdx > 1) r.rdx = (r.rdx + 1) / 2;
        ptrace(PTRACE_SETREGS, tid, 0, &r);
        call->dies = what[0] == 'h';
    } else {
        if (strcmp(what, "shorterr") == 0) error = ENOSPC;
        if (is_refusable(call->kind, error)) {
            call->refused = error;
            r.orig_rax = -1;
            r.rax = -error;
            ptrace(PTRACE_SETREGS, tid, 0, &r);
        }
    }
    return PTRACE_SYSCALL;
}

static void record_write(struct call *call, long long count) {
    char name[64], line[256];
    if (call->offset < 0) {
        snprintf(name, sizeof name, "/proc/%d/fdinfo/%d", call->tid, call->fd);
        FILE *told = fopen(name, "r");
        long long position = 0;
        while (told && fgets(line, sizeof line, told))
            if (sscanf(line, "pos: %lld", &position) == 1) break;
        if (told) fclose(told);
        call->offset = position - count;
    }
    snprintf(name, sizeof name, "/proc/%d/fd/%d", call->tid, call->fd);
    int fd = open(name, O_RDONLY);
    char *copy = malloc(count);
    if (fd < 0 || pread(fd, copy, count, call->offset) != count) {
        fprintf(stderr, "tracer: what was written to %s cannot be read\n", call->path);
        exit(99);
    }
    close(fd);
    fprintf(trace, "\t%lld\t%lld\t%lld", call->offset, count, place);
    fwrite(copy, 1, count, bytes);
    free(copy);
    place += count;
}

static void left(pid_t tid) {
    struct user_regs_struct r;
    struct stat status;
    struct call *call = find(tid);
    ptrace(PTRACE_GETREGS, tid, 0, &r);
    if (call->refused) {
        r.rax = -(long long)call->refused;
        ptrace(PTRACE_SETREGS, tid, 0, &r);
    }
    if (call->dies) {
        end_it();
    }
    long long result = (long long)r.rax;
    call->tid = 0;
    if (!trace || result < 0) return;
    call->tid = tid;
    if (call->kind == 'U') {
        descriptor_stat(tid, (int)result, &status);
        call->inode = status.st_ino;
    } else if (call->kind == 'C' || call->kind == 'M') {
        if (stat(call->path, &status) == 0) call->inode = status.st_ino;
    }
    fprintf(trace, "%d\t%c\t%llu\t%s", call->number, call->kind, call->inode, call->path);
    switch (call->kind) {
    case 'W': record_write(call, result); break;
    case 'A': fprintf(trace, "\t%lld", result); break;
    case 'S': fprintf(trace, "\t%c", call->mode ? 'd' : 'f'); break;
    case 'R':
    case 'L': fprintf(trace, "\t%s", call->old); break;
    default: fprintf(trace, "\t%u", call->mode); break;
    }
    fprintf(trace, "\n");
    call->tid = 0;
}

static void start(char **words) {
    enum { count = sizeof watched / sizeof watched[0] };
    struct sock_filter filter[count + 3];
    filter[0] = (struct sock_filter)BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr));
    for (int i = 0; i < count; i++)
        filter[i + 1] = (struct sock_filter)BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, watched[i], count - i, 0);
    filter[count + 1] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    filter[count + 2] = (struct sock_filter)BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRACE);
    struct sock_fprog program = {count + 3, filter};
    if (clocks) setenv("LD_PRELOAD", clocks, 1);
    if (ptrace(PTRACE_TRACEME, 0, 0, 0) != 0) _exit(98);
    raise(SIGSTOP);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0) _exit(98);
    execvp(words[0], words);
    _exit(97);
}

int main(int argc, char **argv) {
    int i = 1;
    for (; i < argc && strcmp(argv[i], "--") != 0; i++) {
        const char *option = argv[i];
        if (strcmp(option, "--on") == 0) {
            go_on = 1;
            continue;
        }
        if (i + 1 >= argc) return 64;
        const char *value = argv[++i];
        if (strcmp(option, "--root") == 0) root = value;
        else if (strcmp(option, "--clock") == 0) clocks = value;
        else if (strcmp(option, "--at") == 0) at = atoi(value);
        else if (strcmp(option, "--do") == 0) what = value;
        else if (strcmp(option, "--trace") == 0) {
            char name[PATH_MAX];
            snprintf(name, sizeof name, "%s.data", value);
            trace = fopen(value, "we");
            bytes = fopen(name, "we");
        } else return 64;
    }
    if (!root || i + 1 >= argc) return 64;
    rootlength = strlen(root);
    mainpid = fork();
    if (mainpid == 0) start(argv + i + 1);
    int status, result = 99;
    waitpid(mainpid, &status, 0);
    if (!WIFSTOPPED(status)) return 98;
    ptrace(PTRACE_SETOPTIONS, mainpid, 0,
           PTRACE_O_TRACESECCOMP | PTRACE_O_TRACEFORK | PTRACE_O_TRACEVFORK | PTRACE_O_TRACECLONE | PTRACE_O_TRACEEXEC
               | PTRACE_O_TRACESYSGOOD | PTRACE_O_EXITKILL);
    ptrace(PTRACE_CONT, mainpid, 0, 0);
    for (;;) {
        pid_t tid = waitpid(-1, &status, __WALL);
        if (tid < 0) break;
        if (WIFEXITED(status) || WIFSIGNALED(status)) {
            if (tid != mainpid) continue;
            result = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
            break;
        }
        int signal = WSTOPSIG(status), event = status >> 16, how = PTRACE_CONT, given = 0;
        if (event == PTRACE_EVENT_SECCOMP) how = entered(tid);
        else if (signal == (SIGTRAP | 0x80)) left(tid);
        else if (event == 0 && signal != SIGSTOP && signal != SIGTRAP) given = signal;
        ptrace(how, tid, 0, given);
    }
    if (trace) {
        fprintf(trace, "%d\tE\t0\t\t%d\n", number, result);
        fclose(trace);
        fclose(bytes);
    }
    return result;
}
