//! title.en  The client of a removed FIFO
//! title.ko  지워진 FIFO의 손님
//! rules     FIFO-22 FIFO-21 FIFO-08
//! desc.en   A server starts by removing the old name and making a new FIFO. A client that opened the name just before writes into a pipe which nobody will ever read.
//! desc.ko   서버는 시작하면서 옛 이름을 지우고 FIFO를 새로 만듭니다. 바로 그 전에 이름을 연 클라이언트는 아무도 읽지 않을 파이프에 쓰게 됩니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(server) {
    char c;
    ssize_t n = 0;
    unlink("/tmp/door");
    mkfifo("/tmp/door", 0600);
    int fd = open("/tmp/door", O_RDWR);
    n = read(fd, &c, 1);
}

process(client) {
    int fd = open("/tmp/door", O_RDWR);
    if (fd >= 0)
        write(fd, "x", 1);
}

sometimes(server.n == 1);
sometimes(stuck(server) && client.fd >= 0);
sometimes(stuck(server) && client.fd == -1);
schedule(into_the_void, "client server server server server client");
schedule(no_name, "server client server server server");
