/* Streams as files: opening, closing, positions, child programs. */
#include <errno.h>
#include <fcntl.h>
#include <ipclab_stream.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Reads "r", "w+", "ae" ...: returns stream flags, or -1 with EINVAL. */
int __ipclab_mode(const char *mode, int *open_flags)
{
    int flags, more = 0, stream;
    switch (*mode) {
    case 'r':
        flags = O_RDONLY;
        stream = STREAM_NO_WRITES;
        break;
    case 'w':
        flags = O_WRONLY;
        more = O_CREAT | O_TRUNC;
        stream = STREAM_NO_READS;
        break;
    case 'a':
        flags = O_WRONLY;
        more = O_CREAT | O_APPEND;
        stream = STREAM_NO_READS | STREAM_APPEND;
        break;
    default:
        errno = EINVAL;
        return -1;
    }
    while (*++mode != '\0' && *mode != ',') {
        if (*mode == '+') {
            flags = O_RDWR;
            stream &= STREAM_APPEND;
        } else if (*mode == 'x') {
            more |= O_EXCL;
        } else if (*mode == 'e') {
            more |= O_CLOEXEC;
        }
    }
    *open_flags = flags | more;
    return stream;
}

static FILE *new_stream(int fd, int flags)
{
    FILE *f = calloc(1, sizeof(FILE));
    if (f == NULL)
        return NULL;
    f->fd = fd;
    f->flags = flags;
    __ipclab_stream_link(f);
    return f;
}

/* Opens the file of a stream. A stream that only appends starts at the end. */
static int open_file(const char *path, const char *mode, int *stream)
{
    int flags, fd;
    *stream = __ipclab_mode(mode, &flags);
    if (*stream == -1)
        return -1;
    fd = open(path, flags, 0666);
    if (fd != -1 && (*stream & STREAM_APPEND) && (*stream & STREAM_NO_READS) &&
        lseek(fd, 0, SEEK_END) == -1 && errno != ESPIPE) {
        close(fd);
        return -1;
    }
    return fd;
}

FILE *fopen(const char *path, const char *mode)
{
    int stream, fd = open_file(path, mode, &stream);
    return fd == -1 ? NULL : new_stream(fd, stream);
}

FILE *fdopen(int fd, const char *mode)
{
    int wanted, has, stream = __ipclab_mode(mode, &wanted);
    if (stream == -1)
        return NULL;
    has = fcntl(fd, F_GETFL);
    if (has == -1)
        return NULL;
    if (((has & O_ACCMODE) == O_RDONLY && !(stream & STREAM_NO_WRITES)) ||
        ((has & O_ACCMODE) == O_WRONLY && !(stream & STREAM_NO_READS))) {
        errno = EINVAL;
        return NULL;
    }
    if ((stream & STREAM_APPEND) && !(has & O_APPEND) && fcntl(fd, F_SETFL, has | O_APPEND) == -1)
        return NULL;
    return new_stream(fd, stream);
}

static void release(FILE *f)
{
    if (f->buf != NULL && f->buf != f->one && !(f->flags & STREAM_USER_BUFFER))
        free(f->buf);
    f->buf = f->buf_end = f->read_base = f->read_ptr = f->read_end = NULL;
    f->write_base = f->write_ptr = f->write_end = NULL;
    f->pushed_back_count = 0;
}

FILE *freopen(const char *path, const char *mode, FILE *f)
{
    int stream, fd, old = f->fd;
    if (f->flags & STREAM_WRITING)
        __ipclab_flush(f);
    release(f);
    if (path == NULL)
        __ipclab_unsupported("freopen(3) without a path");
    fd = open_file(path, mode, &stream);
    if (fd == -1) {
        if (old != -1)
            close(old);
        f->flags = STREAM_NO_READS | STREAM_NO_WRITES;
        f->fd = -1;
        return NULL;
    }
    if (old != -1 && fd != old) {
        dup3(fd, old, 0);
        close(fd);
        fd = old;
    }
    f->flags = stream;
    f->fd = fd;
    return f;
}

static int is_standard(FILE *f)
{
    return f->fd <= 2 && (f == stdin || f == stdout || f == stderr);
}

int fclose(FILE *f)
{
    int result = 0, standard = is_standard(f);
    if (f->flags & STREAM_WRITING)
        result = __ipclab_flush(f);
    __ipclab_stream_unlink(f);
    release(f);
    if (f->fd != -1 && close(f->fd) == -1)
        result = EOF;
    f->fd = -1;
    f->flags = STREAM_NO_READS | STREAM_NO_WRITES;
    if (!standard)
        free(f);
    return result;
}

int fileno(FILE *f)
{
    if (f->fd == -1) {
        errno = EBADF;
        return -1;
    }
    return f->fd;
}

int fseek(FILE *f, long offset, int whence)
{
    if (f->write_ptr > f->write_base && __ipclab_flush(f) == EOF)
        return -1;
    if (whence == SEEK_CUR)
        offset -= f->read_end - f->read_ptr + f->pushed_back_count;
    if (lseek(f->fd, offset, whence) == -1)
        return -1;
    f->read_base = f->read_ptr = f->read_end = f->buf;
    f->write_base = f->write_ptr = f->write_end = f->buf;
    f->flags &= ~(STREAM_EOF | STREAM_WRITING);
    f->pushed_back_count = 0;
    return 0;
}

int fseeko(FILE *f, off_t offset, int whence)
{
    return fseek(f, offset, whence);
}

long ftell(FILE *f)
{
    long at = lseek(f->fd, 0, f->write_ptr > f->write_base && (f->flags & STREAM_APPEND) ? SEEK_END : SEEK_CUR);
    if (at == -1)
        return -1;
    if (f->flags & STREAM_WRITING)
        return at + (f->write_ptr - f->write_base);
    return at - (f->read_end - f->read_ptr) - f->pushed_back_count;
}

off_t ftello(FILE *f)
{
    return ftell(f);
}

void rewind(FILE *f)
{
    fseek(f, 0, SEEK_SET);
    f->flags &= ~(STREAM_ERROR | STREAM_EOF);
}

int fgetpos(FILE *f, fpos_t *pos)
{
    *pos = ftell(f);
    return *pos == -1 ? -1 : 0;
}

int fsetpos(FILE *f, const fpos_t *pos)
{
    return fseek(f, *pos, SEEK_SET);
}

/* popen(3): the child's end becomes its standard input or output; it keeps no end of the parent's
 * earlier popen streams. */
FILE *popen(const char *command, const char *type)
{
    int ends[2], reads = type[0] == 'r';
    FILE *f;
    pid_t child;
    if (type[0] != 'r' && type[0] != 'w') {
        errno = EINVAL;
        return NULL;
    }
    if (pipe2(ends, O_CLOEXEC) == -1)
        return NULL;
    child = fork();
    if (child == -1) {
        int error = errno;
        close(ends[0]);
        close(ends[1]);
        errno = error;
        return NULL;
    }
    if (child == 0) {
        for (f = __ipclab_streams; f != NULL; f = f->next)
            if (f->child != 0)
                close(f->fd);
        if (ends[reads] == reads)
            fcntl(reads, F_SETFD, 0);
        else
            dup2(ends[reads], reads);
        execl("/bin/sh", "sh", "-c", command, (char *)NULL);
        _exit(127);
    }
    close(ends[reads]);
    if (strchr(type, 'e') == NULL)
        fcntl(ends[!reads], F_SETFD, 0);
    f = new_stream(ends[!reads], reads ? STREAM_NO_WRITES : STREAM_NO_READS);
    f->child = child;
    return f;
}

int pclose(FILE *f)
{
    int status;
    pid_t child = f->child;
    fclose(f);
    while (waitpid(child, &status, 0) == -1)
        if (errno != EINTR)
            return -1;
    return status;
}

FILE *tmpfile(void)
{
    char path[] = "/tmp/tmpfXXXXXX";
    int fd = mkstemp(path);
    if (fd == -1)
        return NULL;
    unlink(path);
    return new_stream(fd, 0);
}

int remove(const char *path)
{
    if (unlink(path) == 0)
        return 0;
    return errno == EISDIR ? rmdir(path) : -1;
}

void flockfile(FILE *f)
{
    (void)f;
}

void funlockfile(FILE *f)
{
    (void)f;
}

int ftrylockfile(FILE *f)
{
    (void)f;
    return 0;
}
