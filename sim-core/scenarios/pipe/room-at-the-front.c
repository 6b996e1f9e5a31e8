//! title.en  Freed bytes are not yet room
//! title.ko  비운 바이트가 곧 빈자리는 아닙니다
//! rules     PIPE-30 PIPE-20
//! desc.en   4095 of 4096 bytes are read from a full pipe of one page, and still not one byte can be written. Only with the last byte of the page does its slot become free.
//! desc.ko   한 페이지짜리 가득 찬 파이프에서 4096바이트 가운데 4095바이트를 읽었지만 한 바이트도 쓸 수 없습니다. 페이지의 마지막 바이트를 읽어야 슬롯이 비워집니다.
#include <ipclab.h>

int p[2];
char block[4096];

setup {
    pipe2(p, O_NONBLOCK);
    fcntl(p[1], F_SETPIPE_SZ, 4096);
    write(p[1], block, sizeof block);
}

process(user) {
    read(p[0], block, 4095);
    ssize_t early = write(p[1], "x", 1);
    int error = errno;
    read(p[0], block, 1);
    ssize_t late = write(p[1], "x", 1);
}

always(user.early == -1 && user.error == EAGAIN);
always(user.late == 1);
schedule(all, "user user user user user");
