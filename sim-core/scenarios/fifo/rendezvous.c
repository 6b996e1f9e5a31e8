//! title.en  Opening a FIFO is a meeting
//! title.ko  FIFO를 여는 것은 만남입니다
//! rules     FIFO-04 FIFO-05 FIFO-23
//! desc.en   Whoever opens a FIFO first sleeps in open until the other side comes. The two processes share nothing but the name.
//! desc.ko   FIFO를 먼저 연 쪽은 상대가 올 때까지 open 안에서 잠듭니다. 두 프로세스가 함께 아는 것은 이름뿐입니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(reader) {
    char buf[8];
    int fd = open("/tmp/door", O_RDONLY);
    ssize_t n = read(fd, buf, sizeof buf);
}

process(writer) {
    int fd = open("/tmp/door", O_WRONLY);
    ssize_t n = write(fd, "hi", 2);
}

always(reader.n == 2 && writer.n == 2);
never(deadlock);
schedule(reader_waits, "reader writer reader writer reader");
schedule(writer_waits, "writer reader writer writer reader");
