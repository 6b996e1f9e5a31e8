//! title.en  What the last close destroys
//! title.ko  마지막 닫기가 없애는 것
//! rules     FIFO-19 FIFO-15
//! desc.en   Two unread bytes lie in the FIFO when its last descriptor is closed. The name stays, the bytes do not: a FIFO stores nothing while nobody has it open.
//! desc.ko   마지막 디스크립터가 닫힐 때 읽지 않은 2바이트가 있었습니다. 이름은 남지만 바이트는 사라집니다. 아무도 열지 않은 FIFO는 아무것도 간직하지 않습니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(user) {
    char buf[8];
    int fd = open("/tmp/door", O_RDWR);
    write(fd, "abc", 3);
    read(fd, buf, 1);
    close(fd);
    fd = open("/tmp/door", O_RDONLY | O_NONBLOCK);
    ssize_t n = read(fd, buf, sizeof buf);
}

always(user.fd >= 0 && user.n == 0);
schedule(all, "user user user user user user user");
