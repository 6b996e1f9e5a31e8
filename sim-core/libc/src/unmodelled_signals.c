/* Timers, signals as data, jumps: declared, so that programs compile, and not modelled.
 * Reaching one ends the run with its name. When a mechanism comes into the model, its functions
 * leave this file. */
#include <setjmp.h>
#include <signal.h>
#include <stddef.h>
#include <sys/eventfd.h>
#include <sys/signalfd.h>
#include <sys/time.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

void __ipclab_unsupported(const char *what);

int setjmp(jmp_buf env)
{
    (void)env;
    __ipclab_unsupported("setjmp(3): jumps out of functions");
    return -1;
}

int _setjmp(jmp_buf env)
{
    (void)env;
    __ipclab_unsupported("_setjmp(3): jumps out of functions");
    return -1;
}

int sigsetjmp(sigjmp_buf env, int savesigs)
{
    (void)env;
    (void)savesigs;
    __ipclab_unsupported("sigsetjmp(3): jumps out of functions");
    return -1;
}

void longjmp(jmp_buf env, int val)
{
    (void)env;
    (void)val;
    __ipclab_unsupported("longjmp(3): jumps out of functions");
    for (;;)
        ;
}

void _longjmp(jmp_buf env, int val)
{
    (void)env;
    (void)val;
    __ipclab_unsupported("_longjmp(3): jumps out of functions");
    for (;;)
        ;
}

void siglongjmp(sigjmp_buf env, int val)
{
    (void)env;
    (void)val;
    __ipclab_unsupported("siglongjmp(3): jumps out of functions");
    for (;;)
        ;
}

int sigwait(const sigset_t *set, int *sig)
{
    (void)set;
    (void)sig;
    __ipclab_unsupported("sigwait(3): signals as data");
    return -1;
}

int sigwaitinfo(const sigset_t *set, siginfo_t *info)
{
    (void)set;
    (void)info;
    __ipclab_unsupported("sigwaitinfo(2): signals as data");
    return -1;
}

int sigtimedwait(const sigset_t *set, siginfo_t *info, const struct timespec *timeout)
{
    (void)set;
    (void)info;
    (void)timeout;
    __ipclab_unsupported("sigtimedwait(2): signals as data");
    return -1;
}

int sigqueue(pid_t pid, int sig, const union sigval value)
{
    (void)pid;
    (void)sig;
    (void)value;
    __ipclab_unsupported("sigqueue(3): signals as data");
    return -1;
}

int sigaltstack(const stack_t *ss, stack_t *old_ss)
{
    (void)ss;
    (void)old_ss;
    __ipclab_unsupported("sigaltstack(2): signals as data");
    return -1;
}

void psiginfo(const siginfo_t *pinfo, const char *s)
{
    (void)pinfo;
    (void)s;
    __ipclab_unsupported("psiginfo(3): signals as data");
}

int signalfd(int fd, const sigset_t *mask, int flags)
{
    (void)fd;
    (void)mask;
    (void)flags;
    __ipclab_unsupported("signalfd(2): signals as data");
    return -1;
}

int timer_create(clockid_t clockid, struct sigevent *sevp, timer_t *timerid)
{
    (void)clockid;
    (void)sevp;
    (void)timerid;
    __ipclab_unsupported("timer_create(2): timers");
    return -1;
}

int timer_settime(timer_t timerid, int flags, const struct itimerspec *new_value, struct itimerspec *old_value)
{
    (void)timerid;
    (void)flags;
    (void)new_value;
    (void)old_value;
    __ipclab_unsupported("timer_settime(2): timers");
    return -1;
}

int timer_gettime(timer_t timerid, struct itimerspec *curr_value)
{
    (void)timerid;
    (void)curr_value;
    __ipclab_unsupported("timer_gettime(2): timers");
    return -1;
}

int timer_getoverrun(timer_t timerid)
{
    (void)timerid;
    __ipclab_unsupported("timer_getoverrun(2): timers");
    return -1;
}

int timer_delete(timer_t timerid)
{
    (void)timerid;
    __ipclab_unsupported("timer_delete(2): timers");
    return -1;
}

int timerfd_create(int clockid, int flags)
{
    (void)clockid;
    (void)flags;
    __ipclab_unsupported("timerfd_create(2): timers");
    return -1;
}

int timerfd_settime(int fd, int flags, const struct itimerspec *new_value, struct itimerspec *old_value)
{
    (void)fd;
    (void)flags;
    (void)new_value;
    (void)old_value;
    __ipclab_unsupported("timerfd_settime(2): timers");
    return -1;
}

int timerfd_gettime(int fd, struct itimerspec *curr_value)
{
    (void)fd;
    (void)curr_value;
    __ipclab_unsupported("timerfd_gettime(2): timers");
    return -1;
}

int eventfd(unsigned int initval, int flags)
{
    (void)initval;
    (void)flags;
    __ipclab_unsupported("eventfd(2)");
    return -1;
}

int eventfd_read(int fd, eventfd_t *value)
{
    (void)fd;
    (void)value;
    __ipclab_unsupported("eventfd_read(3)");
    return -1;
}

int eventfd_write(int fd, eventfd_t value)
{
    (void)fd;
    (void)value;
    __ipclab_unsupported("eventfd_write(3)");
    return -1;
}

int settimeofday(const struct timeval *tv, const struct timezone *tz)
{
    (void)tv;
    (void)tz;
    __ipclab_unsupported("settimeofday(2)");
    return -1;
}

int utimes(const char *path, const struct timeval times[2])
{
    (void)path;
    (void)times;
    __ipclab_unsupported("utimes(2)");
    return -1;
}

int clock_settime(clockid_t clockid, const struct timespec *tp)
{
    (void)clockid;
    (void)tp;
    __ipclab_unsupported("clock_settime(2)");
    return -1;
}

int stime(const time_t *t)
{
    (void)t;
    __ipclab_unsupported("stime(2)");
    return -1;
}
