//! title.en  Opening for reading without waiting
//! title.ko  기다리지 않고 읽기로 열기
//! rules     FIFO-06 FIFO-15
//! desc.en   With O_NONBLOCK the reader gets its descriptor at once. As long as there is no writer a read returns 0; once there is one, an empty FIFO gives EAGAIN instead.
//! desc.ko   O_NONBLOCK이면 읽는 쪽은 곧바로 디스크립터를 얻습니다. 쓰는 쪽이 없는 동안 read는 0을 돌려주고, 쓰는 쪽이 생기면 빈 FIFO에서 EAGAIN을 돌려줍니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(reader) {
    char c;
    int fd = open("/tmp/door", O_RDONLY | O_NONBLOCK);
    ssize_t alone = read(fd, &c, 1);
    int writer = open("/tmp/door", O_WRONLY);
    ssize_t empty = read(fd, &c, 1);
    int error = errno;
}

always(reader.fd >= 0 && reader.alone == 0);
always(reader.writer >= 0 && reader.empty == -1 && reader.error == EAGAIN);
schedule(all, "reader reader reader reader reader");
