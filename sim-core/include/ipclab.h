/* ipclab.h: compiles a scenario with an ordinary C compiler.
 *
 *     cc -Wall -I sim-core/include lost-update.c -o lost-update && ./lost-update
 *
 * `ipclab run lost-update.c` interprets the same file over a model of Linux. Here `setup { }` and
 * `process(name) { }` become functions, and the first of them brings a `main` along that runs setup,
 * forks the processes in file order, waits for them and says on stderr how each one ended. Claims
 * and schedules become nothing. A file with its own `main` may include this header too; if it uses
 * one of the six names below itself, it says `#define IPCLAB_OWN_MAIN` before.
 */
#ifndef IPCLAB_H
#define IPCLAB_H

#ifndef _GNU_SOURCE
#define _GNU_SOURCE
#endif

#include <ctype.h>
#include <dirent.h>
#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <mqueue.h>
#include <poll.h>
#include <sched.h>
#include <semaphore.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/mman.h>
#include <sys/msg.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/sem.h>
#include <sys/shm.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <sys/un.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* The numbers a scenario can shrink with `//! limits`; these are Linux's. */
#ifndef PAGE_SIZE
#define PAGE_SIZE 4096
#endif
#ifndef PIPE_SLOTS
#define PIPE_SLOTS 16 /* pages a pipe holds: 65536 bytes */
#endif

/* Claims name variables at which the C program itself never looks again. */
#pragma GCC diagnostic ignored "-Wunused-variable"
#pragma GCC diagnostic ignored "-Wunused-but-set-variable"

#ifndef IPCLAB_OWN_MAIN

/* A declaration of nothing: it takes the semicolon behind a claim along. */
#define always(...) struct ipclab_claim
#define sometimes(...) struct ipclab_claim
#define never(...) struct ipclab_claim
#define schedule(...) struct ipclab_claim

#define setup                                                                                      \
    IPCLAB_MAIN(__COUNTER__)                                                                       \
    static void ipclab_setup_body(void);                                                           \
    __attribute__((constructor)) static void ipclab_setup_register(void)                           \
    {                                                                                              \
        ipclab_setup_run = ipclab_setup_body;                                                      \
    }                                                                                              \
    static void ipclab_setup_body(void)

#define process(name)                                                                              \
    IPCLAB_MAIN(__COUNTER__)                                                                       \
    static void ipclab_body_##name(void);                                                          \
    __attribute__((constructor)) static void ipclab_register_##name(void)                          \
    {                                                                                              \
        static struct ipclab_process self = {#name, ipclab_body_##name, __LINE__, 0, 0};           \
        ipclab_add(&self);                                                                         \
    }                                                                                              \
    static void ipclab_body_##name(void)

/* The first setup or process of the file defines main, the others nothing. */
#define IPCLAB_MAIN(n) IPCLAB_MAIN_(n)
#define IPCLAB_MAIN_(n) IPCLAB_MAIN_##n
#define IPCLAB_MAIN_0                                                                              \
    int main(void)                                                                                 \
    {                                                                                              \
        ipclab_run();                                                                              \
        return 0;                                                                                  \
    }
#define IPCLAB_MAIN_1
#define IPCLAB_MAIN_2
#define IPCLAB_MAIN_3
#define IPCLAB_MAIN_4
#define IPCLAB_MAIN_5
#define IPCLAB_MAIN_6
#define IPCLAB_MAIN_7
#define IPCLAB_MAIN_8
#define IPCLAB_MAIN_9
#define IPCLAB_MAIN_10
#define IPCLAB_MAIN_11
#define IPCLAB_MAIN_12
#define IPCLAB_MAIN_13
#define IPCLAB_MAIN_14
#define IPCLAB_MAIN_15
#define IPCLAB_MAIN_16

#define IPCLAB_MAY_BE_UNUSED __attribute__((unused))

struct ipclab_process {
    const char *name;
    void (*body)(void);
    int line;
    pid_t pid;
    struct ipclab_process *next;
};

static IPCLAB_MAY_BE_UNUSED struct ipclab_process *ipclab_processes;
static IPCLAB_MAY_BE_UNUSED void (*ipclab_setup_run)(void);

/* In the order of the file, whatever order the compiler gave the constructors. */
IPCLAB_MAY_BE_UNUSED static void ipclab_add(struct ipclab_process *self)
{
    struct ipclab_process **at = &ipclab_processes;
    while (*at != NULL && (*at)->line < self->line)
        at = &(*at)->next;
    self->next = *at;
    *at = self;
}

IPCLAB_MAY_BE_UNUSED static void ipclab_report(pid_t pid, int status)
{
    struct ipclab_process *p = ipclab_processes;
    while (p != NULL && p->pid != pid)
        p = p->next;
    if (p == NULL)
        return;
    if (WIFSIGNALED(status))
        dprintf(2, "[%s was killed by signal %d: %s]\n", p->name, WTERMSIG(status),
                strsignal(WTERMSIG(status)));
    else
        dprintf(2, "[%s ended with status %d]\n", p->name, WEXITSTATUS(status));
}

/* The process that ran setup is no process of the scenario: it keeps nothing open (the others start
 * when it has closed everything, or a descriptor of its own would delay an end of file) and leaves
 * without flushing what setup left in stdio's buffers, which the children got copies of. */
IPCLAB_MAY_BE_UNUSED static void ipclab_run(void)
{
    struct ipclab_process *p;
    pid_t pid;
    int fd, status;
    volatile int *go;

    if (ipclab_setup_run != NULL)
        ipclab_setup_run();
    go = (volatile int *)mmap(NULL, sizeof *go, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS,
                              -1, 0);
    if ((void *)go == MAP_FAILED) {
        dprintf(2, "[no page for the start signal: %s]\n", strerror(errno));
        _exit(1);
    }
    for (p = ipclab_processes; p != NULL; p = p->next) {
        p->pid = fork();
        if (p->pid == 0) {
            while (*go == 0)
                sched_yield();
            if (*go < 0)
                _exit(1);
            munmap((void *)go, sizeof *go);
            p->body();
            exit(0);
        }
        if (p->pid == -1) {
            dprintf(2, "[%s could not be forked: %s]\n", p->name, strerror(errno));
            *go = -1;
            _exit(1);
        }
    }
    for (fd = 3; fd < 1024; fd++)
        close(fd);
    *go = 1;
    for (;;) {
        pid = wait(&status);
        if (pid > 0)
            ipclab_report(pid, status);
        else if (errno != EINTR)
            break;
    }
    _exit(0);
}

#endif /* IPCLAB_OWN_MAIN */
#endif /* IPCLAB_H */
