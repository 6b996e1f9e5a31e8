/* The printf family. The machine formats (__ipclab_vsnprintf); here is how the text reaches a
 * stream: on an unbuffered stream in one piece, on the others as glibc hands it over, the text
 * between two conversions and each conversion by itself, which shows in the writes to a terminal. */
#include <errno.h>
#include <ipclab_stream.h>
#include <stdlib.h>
#include <string.h>

/* Formats into `small` if it fits, else into memory to be freed. */
static char *format_text(char *small, size_t size, int *n, const char *format, va_list ap)
{
    va_list again;
    char *text;
    va_copy(again, ap);
    *n = __ipclab_vsnprintf(small, size, format, again);
    va_end(again);
    if (*n < 0 || (size_t)*n < size)
        return small;
    text = malloc((size_t)*n + 1);
    va_copy(again, ap);
    __ipclab_vsnprintf(text, (size_t)*n + 1, format, again);
    va_end(again);
    return text;
}

/* Whether putting the text piece by piece would do the same as putting it at once. */
static int one_piece(FILE *f, const char *text, size_t n)
{
    const char *newline;
    if (!(f->flags & STREAM_WRITING) || (size_t)(f->buf_end - f->write_ptr) < n)
        return 0;
    if (!(f->flags & STREAM_LINE))
        return 1;
    newline = memchr(text, '\n', n);
    return newline == NULL || newline == text + n - 1;
}

/* The conversion that starts at `%`: its length, and how many arguments it takes; -1 when it
 * numbers its arguments. */
static int conversion(const char *at, int *arguments)
{
    const char *p = at + 1;
    *arguments = 0;
    for (;; p++) {
        if (*p == '*')
            ++*arguments;
        else if (*p == '$')
            return -1;
        else if (*p == '\0' || strchr("-+ #0'I123456789.hlLqjzt", *p) == NULL)
            break;
    }
    if (*p == '\0')
        return p - at;
    if (*p != '%' && *p != 'm')
        ++*arguments;
    return p + 1 - at;
}

/* %n, with its modifiers before it: how much was put so far. */
static void store_count(const char *spec, void *to, int total)
{
    if (strstr(spec, "hh") != NULL)
        *(signed char *)to = (signed char)total;
    else if (strchr(spec, 'h') != NULL)
        *(short *)to = (short)total;
    else if (strpbrk(spec, "lLqjzt") != NULL)
        *(long *)to = total;
    else
        *(int *)to = total;
}

/* Puts text and conversions one after the other; returns how many characters, or -1. */
static int put_pieces(FILE *f, const char *format, va_list ap)
{
    int total = 0, error = errno;
    while (*format != '\0') {
        char small[256], spec[64], *text;
        int arguments, length, n;
        size_t plain = strchrnul(format, '%') - format;
        if (plain > 0) {
            if (__ipclab_put(f, format, plain) != plain)
                return -1;
            total += plain;
            format += plain;
            continue;
        }
        length = conversion(format, &arguments);
        errno = error;
        if (length < 0 || length >= (int)sizeof spec) {
            text = format_text(small, sizeof small, &n, format, ap);
            length = strlen(format);
        } else {
            memcpy(spec, format, length);
            spec[length] = '\0';
            if (spec[length - 1] == 'n') {
                store_count(spec, va_arg(ap, void *), total);
                format += length;
                continue;
            }
            text = format_text(small, sizeof small, &n, spec, ap);
        }
        if (n < 0)
            return -1;
        length = __ipclab_put(f, text, n) == (size_t)n ? length : -1;
        if (text != small)
            free(text);
        if (length < 0)
            return -1;
        while (arguments-- > 0)
            (void)va_arg(ap, long);
        format += length;
        total += n;
    }
    return total;
}

int vfprintf(FILE *f, const char *format, va_list ap)
{
    char small[512], *text;
    int n, ok;
    va_list again;
    if (f->flags & STREAM_NO_WRITES) {
        f->flags |= STREAM_ERROR;
        errno = EBADF;
        return -1;
    }
    text = format_text(small, sizeof small, &n, format, ap);
    if (n >= 0) {
        if ((f->flags & STREAM_UNBUFFERED) || one_piece(f, text, n)) {
            ok = __ipclab_put(f, text, n) == (size_t)n;
            n = ok ? n : -1;
        } else {
            va_copy(again, ap);
            n = put_pieces(f, format, again);
            va_end(again);
        }
    }
    if (text != small)
        free(text);
    return n;
}

int vprintf(const char *format, va_list ap)
{
    return vfprintf(stdout, format, ap);
}

/* gcc makes printf("%s\n", s) a puts(s) and fprintf(f, "%s", s) an fputs(s, f), where a null pointer
 * is a fault and not "(null)". */
int printf(const char *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    if (format[0] == '%' && format[1] == 's' && format[2] == '\n' && format[3] == '\0')
        n = puts(va_arg(ap, const char *));
    else
        n = vfprintf(stdout, format, ap);
    va_end(ap);
    return n;
}

int fprintf(FILE *f, const char *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    if (format[0] == '%' && format[1] == 's' && format[2] == '\0') {
        const char *text = va_arg(ap, const char *);
        n = (int)strlen(text);
        if (fputs(text, f) == EOF)
            n = -1;
    } else {
        n = vfprintf(f, format, ap);
    }
    va_end(ap);
    return n;
}

/* A stream for the length of one call, so that lines and blocks come out as glibc writes them. */
int vdprintf(int fd, const char *format, va_list ap)
{
    FILE f = {.flags = STREAM_NO_READS, .fd = fd};
    int n = vfprintf(&f, format, ap);
    if (__ipclab_flush(&f) == EOF)
        n = -1;
    free(f.buf);
    return n;
}

int dprintf(int fd, const char *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vdprintf(fd, format, ap);
    va_end(ap);
    return n;
}

int vsnprintf(char *str, size_t size, const char *format, va_list ap)
{
    return __ipclab_vsnprintf(str, size, format, ap);
}

int snprintf(char *str, size_t size, const char *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = __ipclab_vsnprintf(str, size, format, ap);
    va_end(ap);
    return n;
}

int vsprintf(char *str, const char *format, va_list ap)
{
    return __ipclab_vsnprintf(str, 0x7fffffff, format, ap);
}

int sprintf(char *str, const char *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = __ipclab_vsnprintf(str, 0x7fffffff, format, ap);
    va_end(ap);
    return n;
}

int vasprintf(char **strp, const char *format, va_list ap)
{
    va_list again;
    int n;
    va_copy(again, ap);
    n = __ipclab_vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (n < 0)
        return -1;
    *strp = malloc((size_t)n + 1);
    if (*strp == NULL)
        return -1;
    return __ipclab_vsnprintf(*strp, (size_t)n + 1, format, ap);
}

int asprintf(char **strp, const char *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vasprintf(strp, format, ap);
    va_end(ap);
    return n;
}

void perror(const char *s)
{
    if (s != NULL && *s != '\0')
        fprintf(stderr, "%s: %m\n", s);
    else
        fprintf(stderr, "%m\n");
}
