//! title.en  The short write
//! title.ko  모자란 write
//! rules     PIPE-23 PIPE-24 PIPE-31
//! desc.en   One slot of sixteen is free. A nonblocking write of 10000 bytes moves one page and returns 4096; the next one finds nothing free and fails with EAGAIN. Whoever ignores the return value loses the rest.
//! desc.ko   슬롯 16개 가운데 하나만 비어 있습니다. 비차단 10000바이트 write는 한 페이지만 옮기고 4096을 돌려주며, 다음 write는 자리가 없어 EAGAIN으로 실패합니다. 반환값을 무시하면 나머지를 잃습니다.
#include <ipclab.h>

int p[2];
char block[15 * 4096];

setup {
    pipe2(p, O_NONBLOCK);
    write(p[1], block, sizeof block);
}

process(writer) {
    ssize_t n = write(p[1], block, 10000);
    ssize_t again = write(p[1], block, 10000);
    int error = errno;
}

always(writer.n == 4096);
always(writer.again == -1 && writer.error == EAGAIN);
schedule(all, "writer writer writer");
