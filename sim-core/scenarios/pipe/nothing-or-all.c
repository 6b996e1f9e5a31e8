//! title.en  All or nothing up to PIPE_BUF
//! title.ko  PIPE_BUF까지는 전부 아니면 전무
//! rules     PIPE-20 PIPE-26 PIPE-47
//! desc.en   There is room for 96 bytes more. A nonblocking write of 100 fails with EAGAIN and leaves the pipe untouched; a write of 96 succeeds. Small writes are never cut.
//! desc.ko   96바이트가 더 들어갈 자리가 있습니다. 비차단 100바이트 write는 EAGAIN으로 실패하고 파이프는 그대로이며, 96바이트 write는 성공합니다. 작은 write는 결코 잘리지 않습니다.
#include <ipclab.h>

int p[2];
char block[65536];

setup {
    pipe2(p, O_NONBLOCK);
    write(p[1], block, 65536 - 96);
}

process(writer) {
    int queued = 0;
    ssize_t too_long = write(p[1], block, 100);
    int error = errno;
    ioctl(p[1], FIONREAD, &queued);
    ssize_t fits = write(p[1], block, 96);
}

always(writer.too_long == -1 && writer.error == EAGAIN);
always(writer.queued == 65440);
always(writer.fits == 96);
schedule(all, "writer writer writer writer");
