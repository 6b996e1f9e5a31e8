//! title.en  Inside, a FIFO is a pipe
//! title.ko  FIFO의 속은 파이프입니다
//! rules     FIFO-14 FIFO-08 PIPE-20
//! desc.en   Once open, capacity, merging, EAGAIN and FIONREAD are exactly those of a pipe: 65536 bytes fit, one more does not.
//! desc.ko   일단 열리면 용량, 이어 붙이기, EAGAIN, FIONREAD가 모두 파이프와 똑같습니다. 65536바이트는 들어가고 한 바이트 더는 들어가지 않습니다.
#include <ipclab.h>

char block[65536];

setup { mkfifo("/tmp/door", 0600); }

process(user) {
    int queued = 0;
    int fd = open("/tmp/door", O_RDWR | O_NONBLOCK);
    ssize_t n = write(fd, block, sizeof block);
    ssize_t more = write(fd, "x", 1);
    int error = errno;
    ioctl(fd, FIONREAD, &queued);
}

always(user.fd >= 0 && user.n == 65536);
always(user.more == -1 && user.error == EAGAIN && user.queued == 65536);
schedule(all, "user user user user user");
