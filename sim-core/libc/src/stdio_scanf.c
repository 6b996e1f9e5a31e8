/* The scanf family. One character is looked ahead and pushed back, never more: so "%d" on "-x"
 * has eaten the minus, as everywhere. */
#include <ctype.h>
#include <errno.h>
#include <ipclab_stream.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

/* What a conversion found. */
enum { MATCHED, NO_MATCH, END_OF_INPUT };

struct conversion {
    int skip;    /* %*d: matched, not stored */
    int width;   /* INT_MAX: any */
    int size;    /* bytes of the integer to store */
    int is_long; /* the l modifier was there */
    int allocate;
    int letter;
    const char *set; /* of %[...], behind the bracket or the ^ */
    const char *set_end;
    int set_not;
};

struct input {
    FILE *stream;
    long taken;
};

static int next(struct input *in)
{
    int c = fgetc(in->stream);
    if (c != EOF)
        in->taken++;
    return c;
}

static void back(struct input *in, int c)
{
    if (c != EOF) {
        ungetc(c, in->stream);
        in->taken--;
    }
}

static int skip_space(struct input *in)
{
    int c;
    do
        c = next(in);
    while (c != EOF && isspace(c));
    back(in, c);
    return c;
}

static const char *read_conversion(const char *p, struct conversion *cv)
{
    memset(cv, 0, sizeof *cv);
    cv->width = INT_MAX;
    cv->size = 4;
    if (*p == '*') {
        cv->skip = 1;
        p++;
    }
    if (isdigit((unsigned char)*p)) {
        cv->width = 0;
        while (isdigit((unsigned char)*p))
            cv->width = cv->width * 10 + (*p++ - '0');
    }
    if (*p == 'm') {
        cv->allocate = 1;
        p++;
    }
    for (;; p++) {
        if (*p == 'h') {
            cv->size = cv->size == 2 ? 1 : 2;
        } else if (*p != '\0' && strchr("lLqjzt", *p) != NULL) {
            cv->size = 8;
            cv->is_long = 1;
        } else {
            break;
        }
    }
    cv->letter = (unsigned char)*p;
    if (*p == '\0')
        return p;
    p++;
    if (cv->letter == '[') {
        if (*p == '^') {
            cv->set_not = 1;
            p++;
        }
        cv->set = p;
        if (*p == ']')
            p++;
        while (*p != '\0' && *p != ']')
            p++;
        cv->set_end = p;
        if (*p == ']')
            p++;
    }
    return p;
}

static int in_set(const struct conversion *cv, int c)
{
    const char *p = cv->set;
    int found = 0;
    while (p < cv->set_end) {
        int first = (unsigned char)*p, last = first;
        if (p + 2 < cv->set_end && p[1] == '-') {
            last = (unsigned char)p[2];
            p += 2;
        }
        if (first <= c && c <= last)
            found = 1;
        p++;
    }
    return found != cv->set_not;
}

/* Reads the characters of an integer into text: sign, 0x, digits. */
static int read_integer(struct input *in, const struct conversion *cv, int *base, char *text, int size)
{
    int n = 0, digits = 0, c, width = cv->width < size - 1 ? cv->width : size - 1;
    if (skip_space(in) == EOF)
        return END_OF_INPUT;
    c = next(in);
    if (n < width && (c == '-' || c == '+')) {
        text[n++] = c;
        c = next(in);
    }
    if (n < width && c == '0' && (*base == 0 || *base == 16)) {
        text[n++] = c;
        digits++;
        c = next(in);
        if (n < width && (c == 'x' || c == 'X')) {
            *base = 16;
            text[n++] = c;
            digits = 0;
            c = next(in);
        } else if (*base == 0) {
            *base = 8;
        }
    }
    if (*base == 0)
        *base = 10;
    while (n < width && c != EOF) {
        int digit = isdigit(c) ? c - '0' : isalpha(c) ? tolower(c) - 'a' + 10 : 99;
        if (digit >= *base)
            break;
        text[n++] = c;
        digits++;
        c = next(in);
    }
    back(in, c);
    text[n] = '\0';
    return digits > 0 ? MATCHED : NO_MATCH;
}

static void store_integer(void *to, int size, unsigned long value)
{
    switch (size) {
    case 1:
        *(unsigned char *)to = value;
        break;
    case 2:
        *(unsigned short *)to = value;
        break;
    case 4:
        *(unsigned int *)to = value;
        break;
    default:
        *(unsigned long *)to = value;
    }
}

/* %d %i %u %o %x %X %p */
static int scan_integer(struct input *in, const struct conversion *cv, void *to)
{
    char text[256];
    int is_signed = cv->letter == 'd' || cv->letter == 'i', base = 10, result, error = errno;
    if (cv->letter == 'i')
        base = 0;
    else if (cv->letter == 'o')
        base = 8;
    else if (cv->letter == 'x' || cv->letter == 'X' || cv->letter == 'p')
        base = 16;
    result = read_integer(in, cv, &base, text, sizeof text);
    if (result == MATCHED && !cv->skip)
        store_integer(to, cv->letter == 'p' ? 8 : cv->size,
                      is_signed ? (unsigned long)strtol(text, NULL, base) : strtoul(text, NULL, base));
    errno = error;
    return result;
}

static int belongs(const struct conversion *cv, int c)
{
    if (cv->letter == 'c')
        return 1;
    return cv->letter == 's' ? !isspace(c) : in_set(cv, c);
}

/* %c %s %[...]: into memory of the caller, or with m into memory of its own. */
static int scan_text(struct input *in, const struct conversion *cv, void *to)
{
    int width = cv->width, c = 0, n = 0, size = 0;
    char *text = to;
    if (cv->letter == 'c' && width == INT_MAX)
        width = 1;
    if (cv->letter == 's' && skip_space(in) == EOF)
        return END_OF_INPUT;
    if (cv->allocate && !cv->skip)
        text = NULL;
    while (n < width) {
        c = next(in);
        if (c == EOF)
            break;
        if (!belongs(cv, c)) {
            back(in, c);
            break;
        }
        if (!cv->skip) {
            if (cv->allocate && n + 1 >= size) {
                size = size == 0 ? 32 : size * 2;
                text = realloc(text, size);
            }
            text[n] = c;
        }
        n++;
    }
    if (n == 0)
        return c == EOF ? END_OF_INPUT : NO_MATCH;
    if (!cv->skip) {
        if (cv->letter != 'c')
            text[n] = '\0';
        if (cv->allocate)
            *(char **)to = text;
    }
    return MATCHED;
}

static int scan(struct input *in, const struct conversion *cv, void *to)
{
    switch (cv->letter) {
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X':
    case 'p':
        return scan_integer(in, cv, to);
    case 'c':
    case 's':
    case '[':
        if (cv->is_long)
            __ipclab_unsupported("scanf(3): wide characters");
        return scan_text(in, cv, to);
    case 'e':
    case 'f':
    case 'g':
    case 'a':
    case 'E':
    case 'F':
    case 'G':
    case 'A':
        __ipclab_unsupported("scanf(3): floating point");
    }
    return NO_MATCH;
}

int vfscanf(FILE *stream, const char *format, va_list ap)
{
    struct input in = {stream, 0};
    int stored = 0, converted = 0;
    while (*format != '\0') {
        struct conversion cv;
        int c, result;
        void *to = NULL;
        if (isspace((unsigned char)*format)) {
            skip_space(&in);
            format++;
            continue;
        }
        if (*format != '%' || format[1] == '%') {
            if (*format == '%') {
                format++;
                skip_space(&in);
            }
            c = next(&in);
            if (c == EOF)
                return converted == 0 ? EOF : stored;
            if (c != (unsigned char)*format) {
                back(&in, c);
                return stored;
            }
            format++;
            continue;
        }
        format = read_conversion(format + 1, &cv);
        if (!cv.skip)
            to = va_arg(ap, void *);
        if (cv.letter == 'n') {
            if (!cv.skip)
                store_integer(to, cv.size, in.taken);
            continue;
        }
        result = scan(&in, &cv, to);
        if (result == END_OF_INPUT)
            return converted == 0 ? EOF : stored;
        if (result == NO_MATCH)
            return stored;
        converted++;
        stored += !cv.skip;
    }
    return stored;
}

int vscanf(const char *format, va_list ap)
{
    return vfscanf(stdin, format, ap);
}

int vsscanf(const char *str, const char *format, va_list ap)
{
    FILE f = {.flags = STREAM_TEXT | STREAM_NO_WRITES, .fd = -1};
    f.buf = f.read_base = f.read_ptr = (char *)str;
    f.buf_end = f.read_end = f.buf + strlen(str);
    f.write_base = f.write_ptr = f.write_end = f.buf;
    return vfscanf(&f, format, ap);
}

int scanf(const char *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vfscanf(stdin, format, ap);
    va_end(ap);
    return n;
}

int fscanf(FILE *stream, const char *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vfscanf(stream, format, ap);
    va_end(ap);
    return n;
}

int sscanf(const char *str, const char *format, ...)
{
    va_list ap;
    int n;
    va_start(ap, format);
    n = vsscanf(str, format, ap);
    va_end(ap);
    return n;
}
