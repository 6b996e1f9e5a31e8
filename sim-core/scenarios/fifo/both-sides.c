//! title.en  O_RDWR: both sides at once
//! title.ko  O_RDWR: 혼자서 양쪽
//! rules     FIFO-08 FIFO-14
//! desc.en   Opened for reading and writing a FIFO never makes its opener wait, because the opener is reader and writer itself. Others can then open it without waiting, too.
//! desc.ko   읽기와 쓰기로 함께 열면 여는 프로세스가 읽는 쪽이자 쓰는 쪽이 되므로 기다리지 않습니다. 그 뒤로는 다른 프로세스도 기다리지 않고 열 수 있습니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(keeper) {
    char buf[8];
    int fd = open("/tmp/door", O_RDWR);
    write(fd, "abc", 3);
    ssize_t n = read(fd, buf, sizeof buf);
    int other = open("/tmp/door", O_WRONLY | O_NONBLOCK);
}

always(keeper.fd >= 0 && keeper.n == 3 && keeper.other >= 0);
schedule(all, "keeper keeper keeper keeper keeper");
