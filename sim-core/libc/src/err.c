/* err.h and error.h. As in glibc each part of a message is a write of its own: stderr has no buffer. */
#include <err.h>
#include <errno.h>
#include <error.h>
#include <stdio.h>
#include <stdlib.h>

extern char *program_invocation_name, *program_invocation_short_name;

unsigned int error_message_count;
int error_one_per_line;
void (*error_print_progname)(void);

void vwarn(const char *fmt, va_list args)
{
    int error = errno;
    fprintf(stderr, "%s: ", program_invocation_short_name);
    if (fmt != NULL)
        vfprintf(stderr, fmt, args);
    errno = error;
    fprintf(stderr, fmt != NULL ? ": %m\n" : "%m\n");
}

void vwarnx(const char *fmt, va_list args)
{
    fprintf(stderr, "%s: ", program_invocation_short_name);
    if (fmt != NULL)
        vfprintf(stderr, fmt, args);
    fputc('\n', stderr);
}

void verr(int eval, const char *fmt, va_list args)
{
    vwarn(fmt, args);
    exit(eval);
}

void verrx(int eval, const char *fmt, va_list args)
{
    vwarnx(fmt, args);
    exit(eval);
}

void warn(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    vwarn(fmt, args);
    va_end(args);
}

void warnx(const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    vwarnx(fmt, args);
    va_end(args);
}

void err(int eval, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    verr(eval, fmt, args);
}

void errx(int eval, const char *fmt, ...)
{
    va_list args;
    va_start(args, fmt);
    verrx(eval, fmt, args);
}

static void finish(int status, int errnum)
{
    error_message_count++;
    if (errnum != 0) {
        errno = errnum;
        fprintf(stderr, ": %m");
    }
    fputc('\n', stderr);
    fflush(stderr);
    if (status != 0)
        exit(status);
}

void error(int status, int errnum, const char *format, ...)
{
    va_list args;
    fflush(stdout);
    if (error_print_progname != NULL)
        error_print_progname();
    else
        fprintf(stderr, "%s: ", program_invocation_name);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    finish(status, errnum);
}

void error_at_line(int status, int errnum, const char *filename, unsigned int linenum, const char *format, ...)
{
    va_list args;
    fflush(stdout);
    if (error_print_progname != NULL)
        error_print_progname();
    else
        fprintf(stderr, "%s:", program_invocation_name);
    fprintf(stderr, filename != NULL ? "%s:%u: " : " ", filename, linenum);
    va_start(args, format);
    vfprintf(stderr, format, args);
    va_end(args);
    finish(status, errnum);
}
