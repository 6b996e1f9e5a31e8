//! title.en  Bytes that outlive their writer
//! title.ko  쓴 이보다 오래 남는 바이트
//! rules     FIFO-20 FIFO-14
//! desc.en   The writer comes, writes and goes. Because a reader was there all the time, its bytes are still in the FIFO afterwards, and the end of file comes after them.
//! desc.ko   쓰는 쪽이 와서 쓰고 떠납니다. 그동안 읽는 쪽이 내내 열려 있었으므로 바이트는 그 뒤에도 FIFO에 남아 있고, 파일 끝은 그다음에 옵니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(writer) {
    int fd = open("/tmp/door", O_WRONLY);
    write(fd, "abc", 3);
}

process(reader) {
    char buf[8];
    int fd = open("/tmp/door", O_RDONLY);
    ssize_t n = read(fd, buf, sizeof buf);
    ssize_t end = read(fd, buf, sizeof buf);
}

always(reader.n == 3 && reader.end == 0);
schedule(after_it_left, "reader writer writer writer reader reader reader");
