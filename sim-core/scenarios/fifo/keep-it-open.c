//! title.en  The server that keeps its own FIFO open
//! title.ko  자기 FIFO를 열어 두는 서버
//! rules     FIFO-08
//! desc.en   A server that reads a FIFO sees end of file whenever the last client leaves. Opened O_RDWR it is a writer itself, and simply sleeps until the next client comes.
//! desc.ko   FIFO를 읽는 서버는 마지막 클라이언트가 떠날 때마다 파일 끝을 봅니다. O_RDWR로 열면 서버 자신이 쓰는 쪽이기도 하므로 다음 클라이언트가 올 때까지 그저 잠듭니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(server) {
    char c = 0;
    int served = 0;
    int fd = open("/tmp/door", O_RDWR);
    while (served < 2 && read(fd, &c, 1) == 1)
        served++;
}

process(a) {
    int fd = open("/tmp/door", O_WRONLY);
    write(fd, "a", 1);
}

process(b) {
    int fd = open("/tmp/door", O_WRONLY);
    write(fd, "b", 1);
}

always(server.served == 2);
never(deadlock);
schedule(one_by_one, "server server a a a server server b b b server");
