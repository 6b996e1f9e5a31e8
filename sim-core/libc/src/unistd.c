/* What unistd.h and its neighbours build on system calls. */
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/ipc.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/uio.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>

long __ipclab_getcwd(char *buf, size_t size);
void *__ipclab_sbrk(long delta);
void __ipclab_unsupported(const char *what);

unsigned int sleep(unsigned int seconds)
{
    struct timespec rest = {seconds, 0};
    if (nanosleep(&rest, &rest) == -1)
        return rest.tv_sec;
    return 0;
}

int usleep(useconds_t usec)
{
    struct timespec time = {usec / 1000000, (long)(usec % 1000000) * 1000};
    return nanosleep(&time, NULL);
}

unsigned int ualarm(useconds_t usecs, useconds_t interval)
{
    struct itimerval time = {{interval / 1000000, interval % 1000000},
                             {usecs / 1000000, usecs % 1000000}};
    struct itimerval before;
    if (setitimer(ITIMER_REAL, &time, &before) < 0)
        return -1;
    return (unsigned int)(before.it_value.tv_sec * 1000000 + before.it_value.tv_usec);
}

int creat(const char *path, mode_t mode)
{
    return open(path, O_WRONLY | O_CREAT | O_TRUNC, mode);
}

int openat(int dirfd, const char *path, int flags, ...)
{
    mode_t mode = 0;
    if (flags & O_CREAT) {
        __builtin_va_list ap;
        __builtin_va_start(ap, flags);
        mode = __builtin_va_arg(ap, mode_t);
        __builtin_va_end(ap);
    }
    if (dirfd != AT_FDCWD && path[0] != '/')
        __ipclab_unsupported("openat(2) below a directory's descriptor");
    return open(path, flags, mode);
}

/* Gathers in order until a read comes back short. */
ssize_t readv(int fd, const struct iovec *iov, int iovcnt)
{
    size_t total = 0, done = 0;
    ssize_t count;
    char *all;
    for (int i = 0; i < iovcnt; i++)
        total += iov[i].iov_len;
    all = malloc(total);
    count = read(fd, all, total);
    for (int i = 0; count > 0 && i < iovcnt && done < (size_t)count; i++) {
        size_t n = iov[i].iov_len < count - done ? iov[i].iov_len : count - done;
        memcpy(iov[i].iov_base, all + done, n);
        done += n;
    }
    free(all);
    return count;
}

int fdatasync(int fd)
{
    return fsync(fd);
}

void sync(void)
{
}

int lockf(int fd, int cmd, off_t len)
{
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_CUR, .l_len = len};
    switch (cmd) {
    case F_TEST:
        lock.l_type = F_RDLCK;
        if (fcntl(fd, F_GETLK, &lock) == -1)
            return -1;
        if (lock.l_type == F_UNLCK || lock.l_pid == getpid())
            return 0;
        errno = EACCES;
        return -1;
    case F_ULOCK:
        lock.l_type = F_UNLCK;
        return fcntl(fd, F_SETLK, &lock);
    case F_LOCK:
        return fcntl(fd, F_SETLKW, &lock);
    case F_TLOCK:
        return fcntl(fd, F_SETLK, &lock);
    }
    errno = EINVAL;
    return -1;
}

int tcgetattr(int fd, struct termios *termios_p)
{
    return ioctl(fd, TCGETS, termios_p);
}

int isatty(int fd)
{
    struct termios settings;
    return tcgetattr(fd, &settings) == 0;
}

char *getcwd(char *buf, size_t size)
{
    char path[PATH_MAX], *to = buf;
    if (size == 0 && buf != NULL) {
        errno = EINVAL;
        return NULL;
    }
    if (buf == NULL) {
        long n = __ipclab_getcwd(path, sizeof path);
        if (n < 0)
            return NULL;
        if (size != 0 && (size_t)n > size) {
            errno = ERANGE;
            return NULL;
        }
        to = malloc(size != 0 ? size : (size_t)n);
        return to == NULL ? NULL : strcpy(to, path);
    }
    return __ipclab_getcwd(buf, size) < 0 ? NULL : buf;
}

char *getwd(char *buf)
{
    return getcwd(buf, PATH_MAX);
}

char *get_current_dir_name(void)
{
    return getcwd(NULL, 0);
}

pid_t gettid(void)
{
    return getpid();
}

int setpgrp(void)
{
    return setpgid(0, 0);
}

pid_t tcgetpgrp(int fd)
{
    pid_t pgrp;
    return ioctl(fd, TIOCGPGRP, &pgrp) == -1 ? -1 : pgrp;
}

int tcsetpgrp(int fd, pid_t pgrp)
{
    return ioctl(fd, TIOCSPGRP, &pgrp);
}

pid_t wait4(pid_t pid, int *wstatus, int options, struct rusage *rusage)
{
    if (rusage != NULL)
        memset(rusage, 0, sizeof *rusage);
    return waitpid(pid, wstatus, options);
}

pid_t wait3(int *wstatus, int options, struct rusage *rusage)
{
    return wait4(-1, wstatus, options, rusage);
}

int mkfifoat(int dirfd, const char *path, mode_t mode)
{
    if (dirfd != AT_FDCWD && path[0] != '/')
        __ipclab_unsupported("mkfifoat(3) below a directory's descriptor");
    return mkfifo(path, mode);
}

int gethostname(char *name, size_t len)
{
    struct utsname system;
    if (uname(&system) == -1)
        return -1;
    if (strlen(system.nodename) + 1 > len) {
        memcpy(name, system.nodename, len);
        errno = ENAMETOOLONG;
        return -1;
    }
    strcpy(name, system.nodename);
    return 0;
}

int getpagesize(void)
{
    return 4096;
}

int getdtablesize(void)
{
    struct rlimit files;
    return getrlimit(RLIMIT_NOFILE, &files) == -1 ? 256 : (int)files.rlim_cur;
}

static long limit(int resource)
{
    struct rlimit has;
    if (getrlimit(resource, &has) == -1 || has.rlim_cur == RLIM_INFINITY)
        return -1;
    return (long)has.rlim_cur;
}

long sysconf(int name)
{
    switch (name) {
    case _SC_ARG_MAX:
        return 2097152;
    case _SC_CHILD_MAX:
        return limit(RLIMIT_NPROC);
    case _SC_CLK_TCK:
        return 100;
    case _SC_NGROUPS_MAX:
        return 65536;
    case _SC_OPEN_MAX:
        return limit(RLIMIT_NOFILE);
    case _SC_JOB_CONTROL:
    case _SC_SAVED_IDS:
        return 1;
    case _SC_VERSION:
        return 200809;
    case _SC_PAGESIZE:
        return 4096;
    case _SC_LINE_MAX:
        return 2048;
    case _SC_IOV_MAX:
        return 1024;
    case _SC_HOST_NAME_MAX:
        return 64;
    }
    __ipclab_unsupported("sysconf(3) with this name");
    return -1;
}

static long path_limit(int name)
{
    switch (name) {
    case _PC_LINK_MAX:
        return 127;
    case _PC_MAX_CANON:
    case _PC_MAX_INPUT:
        return 255;
    case _PC_NAME_MAX:
        return 255;
    case _PC_PATH_MAX:
        return 4096;
    case _PC_PIPE_BUF:
        return PIPE_BUF;
    }
    errno = EINVAL;
    return -1;
}

long pathconf(const char *path, int name)
{
    return access(path, F_OK) == -1 ? -1 : path_limit(name);
}

long fpathconf(int fd, int name)
{
    return fcntl(fd, F_GETFD) == -1 ? -1 : path_limit(name);
}

void *sbrk(intptr_t increment)
{
    void *old = __ipclab_sbrk(increment);
    if (old == (void *)-1)
        errno = ENOMEM;
    return old;
}

/* The numbers a program gives to syscall(2) when it does not trust the library's function. */
long syscall(long number, ...)
{
    __builtin_va_list ap;
    long a, b, c;
    __builtin_va_start(ap, number);
    a = __builtin_va_arg(ap, long);
    b = __builtin_va_arg(ap, long);
    c = __builtin_va_arg(ap, long);
    __builtin_va_end(ap);
    switch (number) {
    case SYS_read:
        return read((int)a, (void *)b, (size_t)c);
    case SYS_write:
        return write((int)a, (const void *)b, (size_t)c);
    case SYS_close:
        return close((int)a);
    case SYS_dup:
        return dup((int)a);
    case SYS_dup2:
        return dup2((int)a, (int)b);
    case SYS_pause:
        return pause();
    case SYS_getpid:
    case SYS_gettid:
        return getpid();
    case SYS_getppid:
        return getppid();
    case SYS_fork:
        return fork();
    case SYS_kill:
        return kill((pid_t)a, (int)b);
    case SYS_tgkill:
        return tgkill((pid_t)a, (pid_t)b, (int)c);
    case SYS_exit:
    case SYS_exit_group:
        _exit((int)a);
    }
    __ipclab_unsupported("syscall(2) with this number");
    return -1;
}

int daemon(int nochdir, int noclose)
{
    pid_t pid = fork();
    if (pid == -1)
        return -1;
    if (pid > 0)
        _exit(0);
    if (setsid() == -1)
        return -1;
    if (!nochdir)
        chdir("/");
    if (!noclose) {
        int fd = open("/dev/null", O_RDWR, 0);
        if (fd == -1)
            return -1;
        dup2(fd, 0);
        dup2(fd, 1);
        dup2(fd, 2);
        if (fd > 2)
            close(fd);
    }
    return 0;
}

/* Names of files nobody has: X's are replaced by letters, counted up until one is free. */
static int make_unique(char *template, int (*make)(const char *))
{
    size_t length = strlen(template);
    char *x = template + length - 6;
    if (length < 6 || strcmp(x, "XXXXXX") != 0) {
        errno = EINVAL;
        return -1;
    }
    for (unsigned long n = (unsigned long)getpid() * 7919, tries = 0; tries < 10000; n++, tries++) {
        unsigned long rest = n;
        int result;
        for (int i = 5; i >= 0; i--, rest /= 26)
            x[i] = 'a' + rest % 26;
        result = make(template);
        if (result != -1 || errno != EEXIST)
            return result;
    }
    return -1;
}

static int make_file(const char *path)
{
    return open(path, O_RDWR | O_CREAT | O_EXCL, 0600);
}

static int make_directory(const char *path)
{
    return mkdir(path, 0700);
}

static int make_nothing(const char *path)
{
    if (access(path, F_OK) == -1)
        return 0;
    errno = EEXIST;
    return -1;
}

int mkstemp(char *template)
{
    return make_unique(template, make_file);
}

char *mkdtemp(char *template)
{
    return make_unique(template, make_directory) == -1 ? NULL : template;
}

char *mktemp(char *template)
{
    if (make_unique(template, make_nothing) == -1)
        *template = '\0';
    return template;
}

char *tmpnam(char *s)
{
    static char own[L_tmpnam];
    if (s == NULL)
        s = own;
    strcpy(s, "/tmp/fileXXXXXX");
    return make_unique(s, make_nothing) == -1 ? NULL : s;
}

key_t ftok(const char *path, int proj_id)
{
    struct stat st;
    if (stat(path, &st) == -1)
        return -1;
    return (key_t)((st.st_ino & 0xffff) | ((st.st_dev & 0xff) << 16) | ((unsigned int)(proj_id & 0xff) << 24));
}

/* The users of the model's machine: its programs run as `user`. */
struct passwd *getpwuid(uid_t uid)
{
    static struct passwd users[] = {
        {"root", "x", 0, 0, "root", "/root", "/bin/bash"},
        {"user", "x", 1000, 1000, "", "/home/user", "/bin/bash"},
        {"nobody", "x", 65534, 65534, "nobody", "/nonexistent", "/usr/sbin/nologin"},
    };
    for (int i = 0; i < 3; i++)
        if (users[i].pw_uid == uid)
            return &users[i];
    return NULL;
}

struct passwd *getpwnam(const char *name)
{
    static const uid_t known[] = {0, 1000, 65534};
    for (int i = 0; i < 3; i++)
        if (strcmp(getpwuid(known[i])->pw_name, name) == 0)
            return getpwuid(known[i]);
    return NULL;
}

char *ctermid(char *s)
{
    static char own[L_ctermid];
    return strcpy(s != NULL ? s : own, "/dev/tty");
}

char *setlocale(int category, const char *locale)
{
    (void)category;
    if (locale == NULL || *locale == '\0' || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0)
        return "C";
    return NULL;
}
