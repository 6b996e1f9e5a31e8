//! title.en  Asleep in open, but already a reader
//! title.ko  open에서 잠들었지만 이미 읽는 쪽입니다
//! rules     FIFO-09 FIFO-10 FIFO-04
//! desc.en   A reader still asleep in open already counts: a nonblocking writer that comes now succeeds instead of ENXIO. Even if it leaves at once, the sleeping open completes, and the read sees end of file.
//! desc.ko   아직 open 안에서 잠든 읽는 쪽도 이미 읽는 쪽으로 셉니다. 이때 온 비차단 쓰는 쪽은 ENXIO가 아니라 성공합니다. 곧바로 떠나더라도 잠들었던 open은 끝나고 read는 파일 끝을 봅니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(reader) {
    char c;
    ssize_t n = -1;
    int fd = open("/tmp/door", O_RDONLY);
    n = read(fd, &c, 1);
}

process(visitor) {
    int fd = open("/tmp/door", O_WRONLY | O_NONBLOCK);
    if (fd >= 0)
        close(fd);
}

sometimes(visitor.fd >= 0 && reader.n == 0);
sometimes(visitor.fd == -1 && stuck(reader));
always((visitor.fd >= 0 && reader.n == 0) || (visitor.fd == -1 && stuck(reader)));
schedule(brief_visit, "reader visitor visitor reader reader");
schedule(too_early, "visitor reader");
