/* The buffer behind a stream, with glibc's rules for when it is written and read.
 *
 * Two facts a reader would get wrong: whether a stream is a terminal is asked when its buffer is
 * first needed, not at start; and a write that fails loses what was in the buffer. */
#include <errno.h>
#include <ipclab_stream.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int __ipclab_stream_kind(int fd);

static FILE standard_input = {.flags = STREAM_NO_WRITES, .fd = 0};
static FILE standard_output = {.flags = STREAM_NO_READS, .fd = 1, .next = &standard_input};
static FILE standard_error = {.flags = STREAM_NO_READS | STREAM_UNBUFFERED, .fd = 2, .next = &standard_output};

#undef stdin
#undef stdout
#undef stderr
FILE *stdin = &standard_input;
FILE *stdout = &standard_output;
FILE *stderr = &standard_error;
FILE *__ipclab_streams = &standard_error;

void __ipclab_stream_link(FILE *f)
{
    f->next = __ipclab_streams;
    __ipclab_streams = f;
}

void __ipclab_stream_unlink(FILE *f)
{
    FILE **at = &__ipclab_streams;
    while (*at != NULL && *at != f)
        at = &(*at)->next;
    if (*at == f)
        *at = f->next;
}

static void drop_buffer(FILE *f)
{
    if (f->buf != NULL && f->buf != f->one && !(f->flags & STREAM_USER_BUFFER))
        free(f->buf);
    f->buf = NULL;
}

static void empty(FILE *f)
{
    f->read_base = f->read_ptr = f->read_end = f->buf;
    f->write_base = f->write_ptr = f->write_end = f->buf;
}

/* Gives a stream its buffer: 1024 bytes and lines for a terminal, 4096 for pipes and files. */
void __ipclab_stream_allocate(FILE *f)
{
    size_t size = BUFSIZ;
    if (f->buf != NULL)
        return;
    if (f->flags & STREAM_UNBUFFERED) {
        f->buf = f->one;
        f->buf_end = f->one + 1;
    } else {
        int kind = __ipclab_stream_kind(f->fd);
        if (kind == 1) {
            f->flags |= STREAM_LINE;
            size = 1024;
        } else if (kind == 2) {
            size = 4096;
        }
        f->buf = malloc(size);
        f->buf_end = f->buf + size;
    }
    empty(f);
}

static char *free_end(FILE *f)
{
    return f->flags & (STREAM_LINE | STREAM_UNBUFFERED) ? f->buf : f->buf_end;
}

/* write(2) until all is written or one fails; returns how many bytes were. */
static size_t write_all(FILE *f, const char *s, size_t n)
{
    size_t done = 0;
    while (done < n) {
        ssize_t count = write(f->fd, s + done, n - done);
        if (count < 0) {
            f->flags |= STREAM_ERROR;
            break;
        }
        done += count;
    }
    return done;
}

/* Writes bytes behind what the file has seen, and starts an empty buffer. */
static size_t write_out(FILE *f, const char *s, size_t n)
{
    size_t done;
    if (!(f->flags & STREAM_APPEND) && f->read_end != f->write_base &&
        lseek(f->fd, f->write_base - f->read_end, SEEK_CUR) == -1)
        return 0;
    done = write_all(f, s, n);
    empty(f);
    f->write_end = free_end(f);
    return done;
}

int __ipclab_flush(FILE *f)
{
    size_t n = f->write_ptr - f->write_base;
    return n == 0 || write_out(f, f->write_base, n) == n ? 0 : EOF;
}

static int start_writing(FILE *f)
{
    if (f->flags & STREAM_NO_WRITES) {
        f->flags |= STREAM_ERROR;
        errno = EBADF;
        return EOF;
    }
    if (!(f->flags & STREAM_WRITING) || f->buf == NULL) {
        __ipclab_stream_allocate(f);
        f->pushed_back_count = 0;
        if (f->read_ptr == f->buf_end)
            f->read_ptr = f->read_end = f->buf;
        f->write_base = f->write_ptr = f->read_ptr;
        f->read_base = f->read_ptr = f->read_end;
        f->write_end = f->flags & (STREAM_LINE | STREAM_UNBUFFERED) ? f->write_ptr : f->buf_end;
        f->flags |= STREAM_WRITING;
    }
    return 0;
}

/* Makes room: EOF flushes, another character is put as well. */
int __ipclab_overflow(FILE *f, int c)
{
    if (start_writing(f) == EOF)
        return EOF;
    if (c == EOF)
        return __ipclab_flush(f);
    if (f->write_ptr == f->buf_end && __ipclab_flush(f) == EOF)
        return EOF;
    *f->write_ptr++ = c;
    if ((f->flags & STREAM_UNBUFFERED) || ((f->flags & STREAM_LINE) && c == '\n'))
        if (__ipclab_flush(f) == EOF)
            return EOF;
    return (unsigned char)c;
}

/* The last step of a put: what remains goes into the buffer; lines end one by one. */
static size_t put_rest(FILE *f, const char *s, size_t n)
{
    size_t left = n;
    for (;;) {
        if (f->write_ptr < f->write_end) {
            size_t count = f->write_end - f->write_ptr;
            if (count > left)
                count = left;
            memcpy(f->write_ptr, s, count);
            f->write_ptr += count;
            s += count;
            left -= count;
        }
        if (left == 0 || __ipclab_overflow(f, (unsigned char)*s++) == EOF)
            return n - left;
        left--;
    }
}

/* Puts n bytes: into the buffer as far as they fit, whole blocks past it straight to the file.
 * Returns how many were taken. */
size_t __ipclab_put(FILE *f, const char *s, size_t n)
{
    size_t room = 0, left = n, block, direct;
    int line_ends = 0;
    if (n == 0)
        return 0;
    if ((f->flags & STREAM_LINE) && (f->flags & STREAM_WRITING)) {
        room = f->buf_end - f->write_ptr;
        if (room >= n) {
            const char *newline = memrchr(s, '\n', n);
            if (newline != NULL) {
                room = newline - s + 1;
                line_ends = 1;
            }
        }
    } else if (f->write_end > f->write_ptr) {
        room = f->write_end - f->write_ptr;
    }
    if (room > left)
        room = left;
    if (room > 0) {
        memcpy(f->write_ptr, s, room);
        f->write_ptr += room;
        s += room;
        left -= room;
    }
    if (left == 0 && !line_ends)
        return n;
    if (__ipclab_overflow(f, EOF) == EOF)
        return left == 0 ? (size_t)EOF : n - left;
    block = f->buf_end - f->buf;
    direct = left - (block >= 128 ? left % block : 0);
    if (direct > 0) {
        size_t count = write_out(f, s, direct);
        left -= count;
        if (count < direct)
            return n - left;
        s += direct;
    }
    if (left > 0)
        left -= put_rest(f, s, left);
    return n - left;
}

/* Turns a stream that was written to one that is read. */
static int start_reading(FILE *f)
{
    if (f->write_ptr > f->write_base && __ipclab_flush(f) == EOF)
        return EOF;
    f->read_base = f->buf;
    if (f->write_ptr > f->read_end)
        f->read_end = f->write_ptr;
    f->read_ptr = f->write_ptr;
    f->write_base = f->write_ptr = f->write_end = f->read_ptr;
    f->flags &= ~STREAM_WRITING;
    return 0;
}

/* Reads the next bytes into the empty buffer. Returns the first, not taken, or EOF. */
int __ipclab_underflow(FILE *f)
{
    ssize_t count;
    if ((f->flags & STREAM_WRITING) && start_reading(f) == EOF)
        return EOF;
    if (f->read_ptr < f->read_end)
        return (unsigned char)*f->read_ptr;
    if (f->flags & (STREAM_EOF | STREAM_TEXT)) {
        f->flags |= STREAM_EOF;
        return EOF;
    }
    if (f->flags & STREAM_NO_READS) {
        f->flags |= STREAM_ERROR;
        errno = EBADF;
        return EOF;
    }
    __ipclab_stream_allocate(f);
    /* Reading what somebody types shows the prompt first. */
    if ((f->flags & (STREAM_LINE | STREAM_UNBUFFERED)) &&
        (stdout->flags & (STREAM_LINE | STREAM_NO_WRITES)) == STREAM_LINE)
        __ipclab_overflow(stdout, EOF);
    empty(f);
    count = read(f->fd, f->buf, f->buf_end - f->buf);
    if (count <= 0) {
        f->flags |= count == 0 ? STREAM_EOF : STREAM_ERROR;
        return EOF;
    }
    f->read_end = f->buf + count;
    return (unsigned char)*f->read_ptr;
}

/* Writes what waits; gives back what was read ahead, where the file can seek. */
int __ipclab_sync(FILE *f)
{
    if (f->write_ptr > f->write_base && __ipclab_flush(f) == EOF)
        return EOF;
    if (f->read_ptr != f->read_end) {
        if (lseek(f->fd, f->read_ptr - f->read_end, SEEK_CUR) != -1)
            f->read_end = f->read_ptr;
        else if (errno != ESPIPE)
            return EOF;
    }
    return 0;
}

/* A buffer of the caller's, or none (size 0: every character at once). */
void __ipclab_set_buffer(FILE *f, char *buf, size_t size)
{
    if (__ipclab_sync(f) == EOF)
        return;
    drop_buffer(f);
    if (buf == NULL || size == 0) {
        f->flags = (f->flags | STREAM_UNBUFFERED) & ~STREAM_USER_BUFFER;
        f->buf = f->one;
        f->buf_end = f->one + 1;
    } else {
        f->flags = (f->flags & ~STREAM_UNBUFFERED) | STREAM_USER_BUFFER;
        f->buf = buf;
        f->buf_end = buf + size;
    }
    empty(f);
}

void __ipclab_flush_all(void)
{
    for (FILE *f = __ipclab_streams; f != NULL; f = f->next)
        if (f->write_ptr > f->write_base)
            __ipclab_overflow(f, EOF);
}

int fflush(FILE *f)
{
    if (f == NULL) {
        int result = 0;
        for (f = __ipclab_streams; f != NULL; f = f->next)
            if (f->write_ptr > f->write_base && __ipclab_overflow(f, EOF) == EOF)
                result = EOF;
        return result;
    }
    return __ipclab_sync(f);
}

int fflush_unlocked(FILE *f)
{
    return fflush(f);
}

int setvbuf(FILE *f, char *buf, int mode, size_t size)
{
    switch (mode) {
    case _IOFBF:
        f->flags &= ~(STREAM_LINE | STREAM_UNBUFFERED);
        if (buf == NULL) {
            if (f->buf == NULL) {
                __ipclab_stream_allocate(f);
                f->flags &= ~STREAM_LINE;
            }
            return 0;
        }
        break;
    case _IOLBF:
        f->flags = (f->flags & ~STREAM_UNBUFFERED) | STREAM_LINE;
        if (buf == NULL)
            return 0;
        break;
    case _IONBF:
        f->flags = (f->flags & ~STREAM_LINE) | STREAM_UNBUFFERED;
        buf = NULL;
        size = 0;
        break;
    default:
        return EOF;
    }
    __ipclab_set_buffer(f, buf, size);
    return 0;
}

void setbuffer(FILE *f, char *buf, size_t size)
{
    f->flags &= ~STREAM_LINE;
    __ipclab_set_buffer(f, buf, buf == NULL ? 0 : size);
}

void setbuf(FILE *f, char *buf)
{
    setbuffer(f, buf, BUFSIZ);
}

void setlinebuf(FILE *f)
{
    setvbuf(f, NULL, _IOLBF, 0);
}

size_t __fbufsize(FILE *f)
{
    return f->buf == NULL ? 0 : (size_t)(f->buf_end - f->buf);
}

size_t __fpending(FILE *f)
{
    return f->write_ptr - f->write_base;
}

int __flbf(FILE *f)
{
    return (f->flags & STREAM_LINE) != 0;
}

void __fpurge(FILE *f)
{
    f->read_ptr = f->read_end;
    f->write_ptr = f->write_base;
    f->pushed_back_count = 0;
}
