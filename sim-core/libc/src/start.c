/* What a process does before and after main. */
#include <errno.h>
#include <ipclab_stream.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int __ipclab_errno;
char **environ;
char *program_invocation_name = "ipclab";
char *program_invocation_short_name = "ipclab";

int main(int argc, char **argv, char **envp);

void __ipclab_start(int argc, char **argv, char **envp)
{
    environ = envp;
    if (argc > 0) {
        char *slash = strrchr(argv[0], '/');
        program_invocation_name = argv[0];
        program_invocation_short_name = slash != NULL ? slash + 1 : argv[0];
    }
    exit(main(argc, argv, envp));
}

#define AT_EXIT_MAX 64

/* Functions of atexit and on_exit, called in the reverse order of registration. */
static struct {
    void (*plain)(void);
    void (*with_status)(int, void *);
    void *arg;
} at_exit[AT_EXIT_MAX];
static int at_exit_count;

int atexit(void (*function)(void))
{
    if (at_exit_count == AT_EXIT_MAX) {
        errno = ENOMEM;
        return -1;
    }
    at_exit[at_exit_count].plain = function;
    at_exit[at_exit_count].with_status = NULL;
    at_exit_count++;
    return 0;
}

int on_exit(void (*function)(int, void *), void *arg)
{
    if (at_exit_count == AT_EXIT_MAX) {
        errno = ENOMEM;
        return -1;
    }
    at_exit[at_exit_count].plain = NULL;
    at_exit[at_exit_count].with_status = function;
    at_exit[at_exit_count].arg = arg;
    at_exit_count++;
    return 0;
}

/* exit(3): the registered functions, then stdio, then the process. A function that calls exit
 * itself goes on with those that are left. */
void exit(int status)
{
    while (at_exit_count > 0) {
        at_exit_count--;
        if (at_exit[at_exit_count].plain != NULL)
            at_exit[at_exit_count].plain();
        else
            at_exit[at_exit_count].with_status(status, at_exit[at_exit_count].arg);
    }
    __ipclab_flush_all();
    /* What was read ahead of a file goes back, for whoever shares the offset. */
    for (FILE *f = __ipclab_streams; f != NULL; f = f->next)
        if (!(f->flags & STREAM_UNBUFFERED) && f->buf != NULL)
            __ipclab_sync(f);
    _exit(status);
}

void _Exit(int status)
{
    _exit(status);
}

void quick_exit(int status)
{
    _exit(status);
}

void __assert_fail(const char *text, const char *file, unsigned int line, const char *function)
{
    fprintf(stderr, "%s: %s:%u: %s: Assertion `%s' failed.\n", program_invocation_short_name, file, line,
            function, text);
    fflush(stderr);
    abort();
}
