//! title.en  A FIFO forgets its size
//! title.ko  FIFO는 크기를 잊습니다
//! rules     FIFO-25 PIPE-41
//! desc.en   The capacity belongs to the open pipe, not to the name. After the last close it is gone, and the next opener gets 65536 again.
//! desc.ko   용량은 이름이 아니라 열린 파이프의 것입니다. 마지막으로 닫히면 사라지고, 다음에 여는 프로세스는 다시 65536을 얻습니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(user) {
    int fd = open("/tmp/door", O_RDWR);
    int small = fcntl(fd, F_SETPIPE_SZ, 4096);
    close(fd);
    fd = open("/tmp/door", O_RDWR);
    int size = fcntl(fd, F_GETPIPE_SZ);
}

always(user.fd >= 0 && user.small == 4096 && user.size == 65536);
schedule(all, "user user user user user user");
