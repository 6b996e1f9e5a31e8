/* The exec family and system(3) over execve(2). */
#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

int execv(const char *path, char *const argv[])
{
    return execve(path, argv, environ);
}

/* A file without #! and without a known format is given to the shell, as POSIX wants. */
static void try(const char *path, char *const argv[], char *const envp[])
{
    execve(path, argv, envp);
    if (errno == ENOEXEC) {
        int argc = 0;
        char **shell;
        while (argv[argc] != NULL)
            argc++;
        shell = __builtin_alloca((argc + 3) * sizeof(char *));
        shell[0] = "/bin/sh";
        shell[1] = (char *)path;
        if (argc > 0)
            memcpy(shell + 2, argv + 1, argc * sizeof(char *));
        else
            shell[2] = NULL;
        execve(shell[0], shell, envp);
    }
}

/* Tries the directories of PATH one after the other; EACCES of one is kept for the end. */
int execvpe(const char *file, char *const argv[], char *const envp[])
{
    const char *path, *end;
    char full[PATH_MAX];
    int denied = 0;
    size_t length = strlen(file);
    if (length == 0) {
        errno = ENOENT;
        return -1;
    }
    if (strchr(file, '/') != NULL) {
        try(file, argv, envp);
        return -1;
    }
    path = getenv("PATH");
    if (path == NULL)
        path = "/bin:/usr/bin";
    for (;; path = end + 1) {
        size_t directory;
        end = strchrnul(path, ':');
        directory = end - path;
        if (directory + length + 2 <= sizeof full) {
            memcpy(full, path, directory);
            if (directory > 0)
                full[directory++] = '/';
            strcpy(full + directory, file);
            try(full, argv, envp);
            if (errno == EACCES)
                denied = 1;
            else if (errno != ENOENT && errno != ESTALE && errno != ENOTDIR && errno != ENODEV &&
                     errno != ETIMEDOUT)
                return -1;
        }
        if (*end == '\0')
            break;
    }
    if (denied)
        errno = EACCES;
    return -1;
}

int execvp(const char *file, char *const argv[])
{
    return execvpe(file, argv, environ);
}

/* How many strings come before the null pointer. */
static int count(va_list ap)
{
    int n = 0;
    while (va_arg(ap, char *) != NULL)
        n++;
    return n;
}

static void collect(char **argv, const char *first, int n, va_list ap)
{
    argv[0] = (char *)first;
    for (int i = 1; i <= n + 1; i++)
        argv[i] = va_arg(ap, char *);
}

int execl(const char *path, const char *arg, ...)
{
    va_list ap;
    int n = -1;
    char **argv;
    va_start(ap, arg);
    if (arg != NULL)
        n = count(ap);
    va_end(ap);
    argv = __builtin_alloca((n + 2) * sizeof(char *));
    va_start(ap, arg);
    collect(argv, arg, n, ap);
    va_end(ap);
    return execve(path, argv, environ);
}

int execlp(const char *file, const char *arg, ...)
{
    va_list ap;
    int n = -1;
    char **argv;
    va_start(ap, arg);
    if (arg != NULL)
        n = count(ap);
    va_end(ap);
    argv = __builtin_alloca((n + 2) * sizeof(char *));
    va_start(ap, arg);
    collect(argv, arg, n, ap);
    va_end(ap);
    return execvpe(file, argv, environ);
}

int execle(const char *path, const char *arg, ...)
{
    va_list ap;
    int n = -1;
    char **argv, **envp;
    va_start(ap, arg);
    if (arg != NULL)
        n = count(ap);
    va_end(ap);
    argv = __builtin_alloca((n + 2) * sizeof(char *));
    va_start(ap, arg);
    collect(argv, arg, n, ap);
    envp = va_arg(ap, char **);
    va_end(ap);
    return execve(path, argv, envp);
}

/* While the command runs, SIGINT and SIGQUIT are ignored and SIGCHLD waits. */
int system(const char *command)
{
    struct sigaction ignore = {.sa_handler = SIG_IGN}, old_int, old_quit;
    sigset_t child, old_mask;
    int status = -1;
    pid_t pid;
    if (command == NULL)
        return 1;
    sigaction(SIGINT, &ignore, &old_int);
    sigaction(SIGQUIT, &ignore, &old_quit);
    sigemptyset(&child);
    sigaddset(&child, SIGCHLD);
    sigprocmask(SIG_BLOCK, &child, &old_mask);
    pid = fork();
    if (pid == 0) {
        sigaction(SIGINT, &old_int, NULL);
        sigaction(SIGQUIT, &old_quit, NULL);
        sigprocmask(SIG_SETMASK, &old_mask, NULL);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    if (pid > 0)
        while (waitpid(pid, &status, 0) == -1 && errno == EINTR)
            ;
    sigaction(SIGINT, &old_int, NULL);
    sigaction(SIGQUIT, &old_quit, NULL);
    sigprocmask(SIG_SETMASK, &old_mask, NULL);
    return status;
}
