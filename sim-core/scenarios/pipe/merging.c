//! title.en  Small writes share a page
//! title.ko  작은 write는 한 페이지를 나누어 씁니다
//! rules     PIPE-26 PIPE-20
//! desc.en   A pipe of one slot takes one byte, another byte and then 4094 more: each write that fits whole into the tail of the last page is appended there.
//! desc.ko   슬롯이 하나뿐인 파이프에 1바이트, 또 1바이트, 그다음 4094바이트가 들어갑니다. 마지막 페이지의 남은 자리에 통째로 들어가는 write는 그곳에 이어 붙습니다.
#include <ipclab.h>

int p[2];
char block[4096];

setup {
    pipe2(p, O_NONBLOCK);
    fcntl(p[1], F_SETPIPE_SZ, 4096);
}

process(writer) {
    ssize_t n1 = write(p[1], "a", 1);
    ssize_t n2 = write(p[1], "b", 1);
    ssize_t n3 = write(p[1], block, 4094);
    ssize_t n4 = write(p[1], "c", 1);
    int error = errno;
}

always(writer.n1 == 1 && writer.n2 == 1 && writer.n3 == 4094);
always(writer.n4 == -1 && writer.error == EAGAIN);
schedule(all, "writer writer writer writer writer");
