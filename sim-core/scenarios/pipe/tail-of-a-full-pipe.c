//! title.en  A full pipe still takes a tail
//! title.ko  가득 찬 파이프도 끝자락은 받습니다
//! rules     PIPE-29 PIPE-24
//! desc.en   All slots are used, the last one with 96 bytes to spare. A nonblocking write of 4146 moves just 50: the remainder of one page goes into the tail, the page itself finds no slot.
//! desc.ko   슬롯을 모두 썼고 마지막 슬롯에 96바이트가 남아 있습니다. 비차단 4146바이트 write는 50바이트만 옮깁니다. 페이지를 뺀 나머지는 끝자락에 들어가지만 페이지 하나가 들어갈 슬롯은 없습니다.
#include <ipclab.h>

int p[2];
char block[4200];

setup {
    pipe2(p, O_NONBLOCK);
    fcntl(p[1], F_SETPIPE_SZ, 4096);
    write(p[1], block, 4000);
}

process(writer) {
    ssize_t n1 = write(p[1], block, 4146);
    ssize_t n2 = write(p[1], block, 4146);
    int error = errno;
    ssize_t n3 = write(p[1], block, 46);
}

always(writer.n1 == 50);
always(writer.n2 == -1 && writer.error == EAGAIN);
always(writer.n3 == 46);
schedule(all, "writer writer writer writer");
