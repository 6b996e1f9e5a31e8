//! title.en  A pipe holds 65536 bytes
//! title.ko  파이프의 크기는 65536바이트
//! rules     PIPE-18 PIPE-20 PIPE-47
//! desc.en   A new pipe has sixteen slots of one page. A write of 65536 bytes fits exactly; one byte more would sleep, or fail with EAGAIN when the write end is nonblocking.
//! desc.ko   새 파이프에는 한 페이지짜리 슬롯이 16개 있습니다. 65536바이트 write는 꼭 맞게 들어가고, 한 바이트를 더 쓰려 하면 잠들거나 비차단이면 EAGAIN으로 실패합니다.
#include <ipclab.h>

int p[2];
char block[65536];

setup { pipe2(p, O_NONBLOCK); }

process(filler) {
    int queued = 0;
    int size = fcntl(p[1], F_GETPIPE_SZ);
    ssize_t n = write(p[1], block, sizeof block);
    ssize_t more = write(p[1], "x", 1);
    int error = errno;
    ioctl(p[0], FIONREAD, &queued);
}

always(filler.size == 65536 && filler.n == 65536);
always(filler.more == -1 && filler.error == EAGAIN);
always(filler.queued == 65536);
schedule(all, "filler filler filler filler filler");
