/* Everything else: declared, so that programs compile, and not modelled.
 * Reaching one ends the run with its name. When a mechanism comes into the model, its functions
 * leave this file. */
#include <fcntl.h>
#include <ftw.h>
#include <grp.h>
#include <sched.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/inotify.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/stat.h>
#include <sys/times.h>
#include <syslog.h>
#include <termios.h>
#include <unistd.h>
#include <utime.h>
#include <wordexp.h>

void __ipclab_unsupported(const char *what);

ssize_t splice(int fd_in, loff_t *off_in, int fd_out, loff_t *off_out, size_t len, unsigned int flags)
{
    (void)fd_in;
    (void)off_in;
    (void)fd_out;
    (void)off_out;
    (void)len;
    (void)flags;
    __ipclab_unsupported("splice(2)");
    return -1;
}

ssize_t tee(int fd_in, int fd_out, size_t len, unsigned int flags)
{
    (void)fd_in;
    (void)fd_out;
    (void)len;
    (void)flags;
    __ipclab_unsupported("tee(2)");
    return -1;
}

int ftw(const char *path, int (*fn)(const char *, const struct stat *, int), int nopenfd)
{
    (void)path;
    (void)fn;
    (void)nopenfd;
    __ipclab_unsupported("ftw(3)");
    return -1;
}

int nftw(const char *path, int (*fn)(const char *, const struct stat *, int, struct FTW *), int nopenfd, int flags)
{
    (void)path;
    (void)fn;
    (void)nopenfd;
    (void)flags;
    __ipclab_unsupported("nftw(3)");
    return -1;
}

struct group *getgrnam(const char *name)
{
    (void)name;
    __ipclab_unsupported("getgrnam(3)");
    return NULL;
}

struct group *getgrgid(gid_t gid)
{
    (void)gid;
    __ipclab_unsupported("getgrgid(3)");
    return NULL;
}

int sched_getscheduler(pid_t pid)
{
    (void)pid;
    __ipclab_unsupported("sched_getscheduler(2)");
    return -1;
}

int sched_setscheduler(pid_t pid, int policy, const struct sched_param *param)
{
    (void)pid;
    (void)policy;
    (void)param;
    __ipclab_unsupported("sched_setscheduler(2)");
    return -1;
}

int sched_get_priority_min(int policy)
{
    (void)policy;
    __ipclab_unsupported("sched_get_priority_min(2)");
    return -1;
}

int sched_get_priority_max(int policy)
{
    (void)policy;
    __ipclab_unsupported("sched_get_priority_max(2)");
    return -1;
}

int sched_getaffinity(pid_t pid, size_t cpusetsize, cpu_set_t *mask)
{
    (void)pid;
    (void)cpusetsize;
    (void)mask;
    __ipclab_unsupported("sched_getaffinity(2)");
    return -1;
}

int sched_setaffinity(pid_t pid, size_t cpusetsize, const cpu_set_t *mask)
{
    (void)pid;
    (void)cpusetsize;
    (void)mask;
    __ipclab_unsupported("sched_setaffinity(2)");
    return -1;
}

int clone(int (*fn)(void *), void *stack, int flags, void *arg, ...)
{
    (void)fn;
    (void)stack;
    (void)flags;
    (void)arg;
    __ipclab_unsupported("clone(2)");
    return -1;
}

int unshare(int flags)
{
    (void)flags;
    __ipclab_unsupported("unshare(2)");
    return -1;
}

int setns(int fd, int nstype)
{
    (void)fd;
    (void)nstype;
    __ipclab_unsupported("setns(2)");
    return -1;
}

FILE *fmemopen(void *buf, size_t size, const char *mode)
{
    (void)buf;
    (void)size;
    (void)mode;
    __ipclab_unsupported("fmemopen(3)");
    return NULL;
}

FILE *open_memstream(char **ptr, size_t *sizeloc)
{
    (void)ptr;
    (void)sizeloc;
    __ipclab_unsupported("open_memstream(3)");
    return NULL;
}

char *tempnam(const char *dir, const char *prefix)
{
    (void)dir;
    (void)prefix;
    __ipclab_unsupported("tempnam(3)");
    return NULL;
}

int renameat(int olddirfd, const char *oldpath, int newdirfd, const char *newpath)
{
    (void)olddirfd;
    (void)oldpath;
    (void)newdirfd;
    (void)newpath;
    __ipclab_unsupported("renameat(2)");
    return -1;
}

void *aligned_alloc(size_t alignment, size_t size)
{
    (void)alignment;
    (void)size;
    __ipclab_unsupported("aligned_alloc(3)");
    return NULL;
}

int posix_memalign(void **memptr, size_t alignment, size_t size)
{
    (void)memptr;
    (void)alignment;
    (void)size;
    __ipclab_unsupported("posix_memalign(3)");
    return -1;
}

int at_quick_exit(void (*function)(void))
{
    (void)function;
    __ipclab_unsupported("at_quick_exit(3)");
    return -1;
}

char *realpath(const char *path, char *resolved_path)
{
    (void)path;
    (void)resolved_path;
    __ipclab_unsupported("realpath(3)");
    return NULL;
}

int posix_openpt(int flags)
{
    (void)flags;
    __ipclab_unsupported("posix_openpt(3)");
    return -1;
}

int grantpt(int fd)
{
    (void)fd;
    __ipclab_unsupported("grantpt(3)");
    return -1;
}

int unlockpt(int fd)
{
    (void)fd;
    __ipclab_unsupported("unlockpt(3)");
    return -1;
}

char *ptsname(int fd)
{
    (void)fd;
    __ipclab_unsupported("ptsname(3)");
    return NULL;
}

const char *strerrorname_np(int errnum)
{
    (void)errnum;
    __ipclab_unsupported("strerrorname_np(3)");
    return NULL;
}

int inotify_init(void)
{
    __ipclab_unsupported("inotify_init(2)");
    return -1;
}

int inotify_init1(int flags)
{
    (void)flags;
    __ipclab_unsupported("inotify_init1(2)");
    return -1;
}

int inotify_add_watch(int fd, const char *path, uint32_t mask)
{
    (void)fd;
    (void)path;
    (void)mask;
    __ipclab_unsupported("inotify_add_watch(2)");
    return -1;
}

int inotify_rm_watch(int fd, int wd)
{
    (void)fd;
    (void)wd;
    __ipclab_unsupported("inotify_rm_watch(2)");
    return -1;
}

int mount(const char *source, const char *target, const char *fstype, unsigned long flags, const void *data)
{
    (void)source;
    (void)target;
    (void)fstype;
    (void)flags;
    (void)data;
    __ipclab_unsupported("mount(2)");
    return -1;
}

int umount(const char *target)
{
    (void)target;
    __ipclab_unsupported("umount(2)");
    return -1;
}

int umount2(const char *target, int flags)
{
    (void)target;
    (void)flags;
    __ipclab_unsupported("umount2(2)");
    return -1;
}

int prctl(int option, ...)
{
    (void)option;
    __ipclab_unsupported("prctl(2)");
    return -1;
}

long ptrace(int request, ...)
{
    (void)request;
    __ipclab_unsupported("ptrace(2)");
    return -1;
}

int getrusage(int who, struct rusage *usage)
{
    (void)who;
    (void)usage;
    __ipclab_unsupported("getrusage(2)");
    return -1;
}

int getpriority(int which, id_t who)
{
    (void)which;
    (void)who;
    __ipclab_unsupported("getpriority(2)");
    return -1;
}

int setpriority(int which, id_t who, int prio)
{
    (void)which;
    (void)who;
    (void)prio;
    __ipclab_unsupported("setpriority(2)");
    return -1;
}

ssize_t sendfile(int out_fd, int in_fd, off_t *offset, size_t count)
{
    (void)out_fd;
    (void)in_fd;
    (void)offset;
    (void)count;
    __ipclab_unsupported("sendfile(2)");
    return -1;
}

int fstatat(int dirfd, const char *path, struct stat *statbuf, int flags)
{
    (void)dirfd;
    (void)path;
    (void)statbuf;
    (void)flags;
    __ipclab_unsupported("fstatat(2)");
    return -1;
}

clock_t times(struct tms *buf)
{
    (void)buf;
    __ipclab_unsupported("times(2)");
    return -1;
}

void openlog(const char *ident, int option, int facility)
{
    (void)ident;
    (void)option;
    (void)facility;
    __ipclab_unsupported("openlog(3)");
}

void syslog(int priority, const char *format, ...)
{
    (void)priority;
    (void)format;
    __ipclab_unsupported("syslog(3)");
}

void vsyslog(int priority, const char *format, va_list ap)
{
    (void)priority;
    (void)format;
    (void)ap;
    __ipclab_unsupported("vsyslog(3)");
}

void closelog(void)
{
    __ipclab_unsupported("closelog(3)");
}

int setlogmask(int mask)
{
    (void)mask;
    __ipclab_unsupported("setlogmask(3)");
    return -1;
}

int tcsetattr(int fd, int optional_actions, const struct termios *termios_p)
{
    (void)fd;
    (void)optional_actions;
    (void)termios_p;
    __ipclab_unsupported("tcsetattr(3)");
    return -1;
}

int tcflush(int fd, int queue_selector)
{
    (void)fd;
    (void)queue_selector;
    __ipclab_unsupported("tcflush(3)");
    return -1;
}

int tcdrain(int fd)
{
    (void)fd;
    __ipclab_unsupported("tcdrain(3)");
    return -1;
}

void cfmakeraw(struct termios *termios_p)
{
    (void)termios_p;
    __ipclab_unsupported("cfmakeraw(3)");
}

int faccessat(int dirfd, const char *path, int mode, int flags)
{
    (void)dirfd;
    (void)path;
    (void)mode;
    (void)flags;
    __ipclab_unsupported("faccessat(2)");
    return -1;
}

int eaccess(const char *path, int mode)
{
    (void)path;
    (void)mode;
    __ipclab_unsupported("eaccess(3)");
    return -1;
}

int chown(const char *path, uid_t owner, gid_t group)
{
    (void)path;
    (void)owner;
    (void)group;
    __ipclab_unsupported("chown(2)");
    return -1;
}

int fchdir(int fd)
{
    (void)fd;
    __ipclab_unsupported("fchdir(2)");
    return -1;
}

int chroot(const char *path)
{
    (void)path;
    __ipclab_unsupported("chroot(2)");
    return -1;
}

int fexecve(int fd, char *const argv[], char *const envp[])
{
    (void)fd;
    (void)argv;
    (void)envp;
    __ipclab_unsupported("fexecve(3)");
    return -1;
}

int setegid(gid_t egid)
{
    (void)egid;
    __ipclab_unsupported("setegid(2)");
    return -1;
}

int setreuid(uid_t ruid, uid_t euid)
{
    (void)ruid;
    (void)euid;
    __ipclab_unsupported("setreuid(2)");
    return -1;
}

int getgroups(int size, gid_t list[])
{
    (void)size;
    (void)list;
    __ipclab_unsupported("getgroups(2)");
    return -1;
}

char *getlogin(void)
{
    __ipclab_unsupported("getlogin(3)");
    return NULL;
}

char *cuserid(char *string)
{
    (void)string;
    __ipclab_unsupported("cuserid(3)");
    return NULL;
}

int nice(int inc)
{
    (void)inc;
    __ipclab_unsupported("nice(2)");
    return -1;
}

char *ttyname(int fd)
{
    (void)fd;
    __ipclab_unsupported("ttyname(3)");
    return NULL;
}

int sethostname(const char *name, size_t len)
{
    (void)name;
    (void)len;
    __ipclab_unsupported("sethostname(2)");
    return -1;
}

char *getpass(const char *prompt)
{
    (void)prompt;
    __ipclab_unsupported("getpass(3)");
    return NULL;
}

int utime(const char *path, const struct utimbuf *times)
{
    (void)path;
    (void)times;
    __ipclab_unsupported("utime(2)");
    return -1;
}

int wordexp(const char *s, wordexp_t *p, int flags)
{
    (void)s;
    (void)p;
    (void)flags;
    __ipclab_unsupported("wordexp(3)");
    return -1;
}

void wordfree(wordexp_t *p)
{
    (void)p;
    __ipclab_unsupported("wordfree(3)");
}
