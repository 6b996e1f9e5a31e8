/* signal(2) and signal sets over sigaction(2). */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int bad(int signum)
{
    if (signum >= 1 && signum < NSIG)
        return 0;
    errno = EINVAL;
    return 1;
}

static unsigned long bit(int signum)
{
    return 1UL << (signum - 1);
}

int sigemptyset(sigset_t *set)
{
    memset(set, 0, sizeof *set);
    return 0;
}

/* All but the two signals glibc keeps for itself. */
int sigfillset(sigset_t *set)
{
    memset(set, 0, sizeof *set);
    set->__bits[0] = ~(bit(32) | bit(33));
    return 0;
}

int sigaddset(sigset_t *set, int signum)
{
    if (bad(signum))
        return -1;
    set->__bits[0] |= bit(signum);
    return 0;
}

int sigdelset(sigset_t *set, int signum)
{
    if (bad(signum))
        return -1;
    set->__bits[0] &= ~bit(signum);
    return 0;
}

int sigismember(const sigset_t *set, int signum)
{
    if (bad(signum))
        return -1;
    return (set->__bits[0] & bit(signum)) != 0;
}

int sigisemptyset(const sigset_t *set)
{
    return set->__bits[0] == 0;
}

int sigorset(sigset_t *dest, const sigset_t *left, const sigset_t *right)
{
    sigset_t both = *left;
    both.__bits[0] |= right->__bits[0];
    *dest = both;
    return 0;
}

int sigandset(sigset_t *dest, const sigset_t *left, const sigset_t *right)
{
    sigset_t both = *left;
    both.__bits[0] &= right->__bits[0];
    *dest = both;
    return 0;
}

/* Signals for which siginterrupt asked that they interrupt calls. */
static unsigned long interrupting;

static sighandler_t install(int signum, sighandler_t handler, int flags, int masks_itself)
{
    struct sigaction act = {.sa_handler = handler, .sa_flags = flags}, old;
    if (handler == SIG_ERR || bad(signum)) {
        errno = EINVAL;
        return SIG_ERR;
    }
    if (masks_itself)
        sigaddset(&act.sa_mask, signum);
    if (sigaction(signum, &act, &old) == -1)
        return SIG_ERR;
    return old.sa_handler;
}

/* BSD semantics: the handler stays, calls are restarted. */
sighandler_t signal(int signum, sighandler_t handler)
{
    int interrupts = signum >= 1 && signum < NSIG && (interrupting & bit(signum)) != 0;
    return install(signum, handler, interrupts ? 0 : SA_RESTART, 1);
}

sighandler_t bsd_signal(int signum, sighandler_t handler)
{
    return signal(signum, handler);
}

sighandler_t sysv_signal(int signum, sighandler_t handler)
{
    return install(signum, handler, SA_RESETHAND | SA_NODEFER | SA_INTERRUPT, 0);
}

int siginterrupt(int sig, int flag)
{
    struct sigaction act;
    if (sigaction(sig, NULL, &act) == -1)
        return -1;
    if (flag) {
        interrupting |= bit(sig);
        act.sa_flags &= ~SA_RESTART;
    } else {
        interrupting &= ~bit(sig);
        act.sa_flags |= SA_RESTART;
    }
    return sigaction(sig, &act, NULL);
}

static int change_mask(int how, int sig)
{
    sigset_t set;
    sigemptyset(&set);
    if (sigaddset(&set, sig) == -1)
        return -1;
    return sigprocmask(how, &set, NULL);
}

sighandler_t sigset(int sig, sighandler_t disp)
{
    sigset_t set, old_mask;
    struct sigaction act = {.sa_handler = disp}, old;
    if (disp == SIG_ERR || bad(sig)) {
        errno = EINVAL;
        return SIG_ERR;
    }
    sigemptyset(&set);
    sigaddset(&set, sig);
    if (disp == SIG_HOLD) {
        if (sigprocmask(SIG_BLOCK, &set, &old_mask) == -1 || sigaction(sig, NULL, &old) == -1)
            return SIG_ERR;
    } else if (sigaction(sig, &act, &old) == -1 || sigprocmask(SIG_UNBLOCK, &set, &old_mask) == -1) {
        return SIG_ERR;
    }
    return sigismember(&old_mask, sig) ? SIG_HOLD : old.sa_handler;
}

int sighold(int sig)
{
    return change_mask(SIG_BLOCK, sig);
}

int sigrelse(int sig)
{
    return change_mask(SIG_UNBLOCK, sig);
}

int sigignore(int sig)
{
    struct sigaction act = {.sa_handler = SIG_IGN};
    return sigaction(sig, &act, NULL);
}

int sigpause(int sig)
{
    sigset_t set;
    if (sigprocmask(SIG_BLOCK, NULL, &set) == -1 || sigdelset(&set, sig) == -1)
        return -1;
    return sigsuspend(&set);
}

int pthread_sigmask(int how, const sigset_t *set, sigset_t *oldset)
{
    return sigprocmask(how, set, oldset) == -1 ? errno : 0;
}

int killpg(int pgrp, int sig)
{
    if (pgrp < 0) {
        errno = EINVAL;
        return -1;
    }
    return kill(-pgrp, sig);
}

int raise(int sig)
{
    pid_t pid = getpid();
    return tgkill(pid, pid, sig);
}

/* SIGABRT twice: for a handler, then for good. */
void abort(void)
{
    struct sigaction act = {.sa_handler = SIG_DFL};
    change_mask(SIG_UNBLOCK, SIGABRT);
    raise(SIGABRT);
    sigaction(SIGABRT, &act, NULL);
    raise(SIGABRT);
    _exit(127);
}

void psignal(int sig, const char *s)
{
    const char *colon = s == NULL || *s == '\0' ? "" : ": ";
    if (s == NULL)
        s = "";
    if (sig < 1 || sig >= NSIG)
        fprintf(stderr, "%s%sUnknown signal %d\n", s, colon, sig);
    else
        fprintf(stderr, "%s%s%s\n", s, colon, strsignal(sig));
}

int __libc_current_sigrtmin(void)
{
    return SIGRTMIN;
}

int __libc_current_sigrtmax(void)
{
    return SIGRTMAX;
}
