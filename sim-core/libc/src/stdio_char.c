/* Characters, lines and blocks through streams. */
#include <errno.h>
#include <ipclab_stream.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int fgetc(FILE *f)
{
    if (f->pushed_back_count > 0)
        return f->pushed_back[--f->pushed_back_count];
    if (f->read_ptr < f->read_end)
        return (unsigned char)*f->read_ptr++;
    if (__ipclab_underflow(f) == EOF)
        return EOF;
    return (unsigned char)*f->read_ptr++;
}

int getc(FILE *f)
{
    return fgetc(f);
}

int getchar(void)
{
    return fgetc(stdin);
}

int getc_unlocked(FILE *f)
{
    return fgetc(f);
}

int getchar_unlocked(void)
{
    return fgetc(stdin);
}

int ungetc(int c, FILE *f)
{
    if (c == EOF || f->pushed_back_count == STREAM_PUSHED_BACK)
        return EOF;
    if (f->pushed_back_count == 0 && f->read_ptr > f->read_base && (unsigned char)f->read_ptr[-1] == (unsigned char)c)
        f->read_ptr--;
    else
        f->pushed_back[f->pushed_back_count++] = c;
    f->flags &= ~STREAM_EOF;
    return (unsigned char)c;
}

int fputc(int c, FILE *f)
{
    if (f->write_ptr < f->write_end)
        return (unsigned char)(*f->write_ptr++ = c);
    return __ipclab_overflow(f, (unsigned char)c);
}

int putc(int c, FILE *f)
{
    return fputc(c, f);
}

int putchar(int c)
{
    return fputc(c, stdout);
}

int putc_unlocked(int c, FILE *f)
{
    return fputc(c, f);
}

int putchar_unlocked(int c)
{
    return fputc(c, stdout);
}

int fputs(const char *s, FILE *f)
{
    size_t n = strlen(s);
    return __ipclab_put(f, s, n) == n ? 1 : EOF;
}

int fputs_unlocked(const char *s, FILE *f)
{
    return fputs(s, f);
}

int puts(const char *s)
{
    size_t n = strlen(s);
    if (__ipclab_put(stdout, s, n) != n || fputc('\n', stdout) == EOF)
        return EOF;
    return n + 1 > 2147483647 ? 2147483647 : (int)(n + 1);
}

/* Takes up to n characters up to and including the first `stop` out of the stream's buffer,
 * reading more as needed; returns how many. */
static size_t take_until(FILE *f, char *to, size_t n, int stop)
{
    size_t done = 0;
    while (done < n) {
        size_t have;
        char *found;
        if (f->pushed_back_count > 0 || f->read_ptr >= f->read_end) {
            int c = fgetc(f);
            if (c == EOF)
                break;
            to[done++] = c;
            if (c == stop)
                break;
            continue;
        }
        have = f->read_end - f->read_ptr;
        if (have > n - done)
            have = n - done;
        found = memchr(f->read_ptr, stop, have);
        if (found != NULL)
            have = found - f->read_ptr + 1;
        memcpy(to + done, f->read_ptr, have);
        f->read_ptr += have;
        done += have;
        if (found != NULL)
            break;
    }
    return done;
}

/* An error of before is no reason to fail; EAGAIN behind some bytes waits for the next read. */
char *fgets(char *s, int size, FILE *f)
{
    int old_error = f->flags & STREAM_ERROR;
    size_t n;
    char *result = s;
    if (size <= 0)
        return NULL;
    if (size == 1) {
        s[0] = '\0';
        return s;
    }
    f->flags &= ~STREAM_ERROR;
    n = take_until(f, s, size - 1, '\n');
    if (n == 0 || ((f->flags & STREAM_ERROR) && errno != EAGAIN))
        result = NULL;
    else
        s[n] = '\0';
    f->flags |= old_error;
    return result;
}

char *gets(char *s)
{
    size_t n = 0;
    int c;
    while ((c = fgetc(stdin)) != EOF && c != '\n')
        s[n++] = c;
    if (c == EOF && (n == 0 || (stdin->flags & STREAM_ERROR)))
        return NULL;
    s[n] = '\0';
    return s;
}

ssize_t getdelim(char **lineptr, size_t *n, int delim, FILE *f)
{
    size_t done = 0;
    if (lineptr == NULL || n == NULL) {
        errno = EINVAL;
        return -1;
    }
    if (*lineptr == NULL || *n == 0) {
        *n = 120; /* what *lineptr pointed to is not freed: it may be a literal */
        *lineptr = malloc(*n);
    }
    for (;;) {
        size_t count = take_until(f, *lineptr + done, *n - done - 1, delim);
        done += count;
        if (count == 0 || (*lineptr)[done - 1] == (char)delim)
            break;
        if (done == *n - 1) {
            *n *= 2;
            *lineptr = realloc(*lineptr, *n);
        }
    }
    if (done == 0)
        return -1;
    (*lineptr)[done] = '\0';
    return done;
}

ssize_t getline(char **lineptr, size_t *n, FILE *f)
{
    return getdelim(lineptr, n, '\n', f);
}

/* Reads n bytes: what the buffer has, then whole blocks straight into the caller's memory. */
static size_t take(FILE *f, char *to, size_t n)
{
    size_t left = n;
    while (left > 0 && f->pushed_back_count > 0) {
        *to++ = f->pushed_back[--f->pushed_back_count];
        left--;
    }
    __ipclab_stream_allocate(f);
    while (left > 0) {
        size_t have = f->read_end - f->read_ptr, block = f->buf_end - f->buf, want;
        ssize_t count;
        if (have > 0) {
            if (have > left)
                have = left;
            memcpy(to, f->read_ptr, have);
            f->read_ptr += have;
            to += have;
            left -= have;
            continue;
        }
        if (left < block || (f->flags & (STREAM_WRITING | STREAM_NO_READS | STREAM_TEXT))) {
            if (__ipclab_underflow(f) == EOF)
                break;
            continue;
        }
        f->read_base = f->read_ptr = f->read_end = f->buf;
        f->write_base = f->write_ptr = f->write_end = f->buf;
        want = block >= 128 ? left - left % block : left;
        count = read(f->fd, to, want);
        if (count <= 0) {
            f->flags |= count == 0 ? STREAM_EOF : STREAM_ERROR;
            break;
        }
        to += count;
        left -= count;
    }
    return n - left;
}

size_t fread(void *ptr, size_t size, size_t nmemb, FILE *f)
{
    size_t n = size * nmemb;
    if (n == 0)
        return 0;
    size_t done = take(f, ptr, n);
    return done == n ? nmemb : done / size;
}

size_t fwrite(const void *ptr, size_t size, size_t nmemb, FILE *f)
{
    size_t n = size * nmemb, done;
    if (n == 0)
        return 0;
    done = __ipclab_put(f, ptr, n);
    return done == n || done == (size_t)EOF ? nmemb : done / size;
}

size_t fwrite_unlocked(const void *ptr, size_t size, size_t nmemb, FILE *f)
{
    return fwrite(ptr, size, nmemb, f);
}

int getw(FILE *f)
{
    int w;
    return fread(&w, sizeof w, 1, f) == 1 ? w : EOF;
}

int putw(int w, FILE *f)
{
    return fwrite(&w, sizeof w, 1, f) == 1 ? 0 : EOF;
}

int feof(FILE *f)
{
    return (f->flags & STREAM_EOF) != 0;
}

int ferror(FILE *f)
{
    return (f->flags & STREAM_ERROR) != 0;
}

void clearerr(FILE *f)
{
    f->flags &= ~(STREAM_EOF | STREAM_ERROR);
}
