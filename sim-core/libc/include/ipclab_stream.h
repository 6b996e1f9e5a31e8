/* A stream as the library sees it; programs only have pointers to it. */
#ifndef IPCLAB_STREAM_H
#define IPCLAB_STREAM_H
#include <stdio.h>

#define STREAM_EOF 0x01        /* read end of file: sticky until clearerr, fseek or ungetc */
#define STREAM_ERROR 0x02      /* a read or write failed */
#define STREAM_NO_READS 0x04   /* opened for writing only */
#define STREAM_NO_WRITES 0x08  /* opened for reading only */
#define STREAM_LINE 0x10       /* flushed at the end of a line: a terminal, or setvbuf said so */
#define STREAM_UNBUFFERED 0x20 /* stderr, or setvbuf said so */
#define STREAM_WRITING 0x40    /* the buffer holds bytes to be written, not bytes read */
#define STREAM_APPEND 0x80     /* O_APPEND: every write goes to the end of the file */
#define STREAM_USER_BUFFER 0x100 /* the buffer is the program's, not to be freed */
#define STREAM_TEXT 0x200      /* reads a string, no file: sscanf */

#define STREAM_PUSHED_BACK 4

/* buf <= read_ptr <= read_end and buf <= write_base <= write_ptr <= buf_end. write_end is where
 * characters may go without looking at them: write_base itself for line-buffered streams. */
struct __ipclab_file {
    int flags;
    int fd;
    char *buf;
    char *buf_end;
    char *read_base;
    char *read_ptr;
    char *read_end;
    char *write_base;
    char *write_ptr;
    char *write_end;
    char one[1]; /* the buffer of an unbuffered stream */
    unsigned char pushed_back[STREAM_PUSHED_BACK];
    int pushed_back_count;
    pid_t child; /* of popen */
    struct __ipclab_file *next;
};

extern FILE *__ipclab_streams; /* all open ones, newest first */

void __ipclab_stream_link(FILE *f);
void __ipclab_stream_unlink(FILE *f);
size_t __ipclab_put(FILE *f, const char *s, size_t n);
int __ipclab_overflow(FILE *f, int c);
int __ipclab_flush(FILE *f);
int __ipclab_sync(FILE *f);
int __ipclab_underflow(FILE *f);
void __ipclab_set_buffer(FILE *f, char *buf, size_t size);
void __ipclab_flush_all(void);
void __ipclab_stream_allocate(FILE *f);
int __ipclab_mode(const char *mode, int *open_flags);

int __ipclab_vsnprintf(char *buf, size_t size, const char *format, va_list ap);
void __ipclab_unsupported(const char *what);

#endif
