//! title.en  Full by slots, not by bytes
//! title.ko  바이트가 아니라 슬롯으로 가득 찹니다
//! rules     PIPE-27 PIPE-28 PIPE-47
//! desc.en   Two writes of 3000 bytes fill a pipe of two pages: 2000 more are refused although 2192 bytes are free. The second write did not fit into the tail of the first slot, so it took the other; what fits into the tail of the last slot still goes in.
//! desc.ko   3000바이트씩 두 번 쓰면 두 페이지짜리 파이프가 가득 찹니다. 2192바이트가 비었는데도 2000바이트를 거절합니다. 둘째 write가 첫 슬롯의 남은 자리에 들어가지 않아 다른 슬롯을 차지했기 때문입니다. 마지막 슬롯의 끝자락에 들어가는 만큼은 아직 받습니다.
#include <ipclab.h>

int p[2];
char block[3000];

setup {
    pipe2(p, O_NONBLOCK);
    fcntl(p[1], F_SETPIPE_SZ, 8192);
}

process(writer) {
    int queued = 0;
    ssize_t n1 = write(p[1], block, sizeof block);
    ssize_t n2 = write(p[1], block, sizeof block);
    ssize_t n3 = write(p[1], block, 2000);
    int error = errno;
    ioctl(p[0], FIONREAD, &queued);
    ssize_t tail = write(p[1], block, 1096);
}

always(writer.n1 == 3000 && writer.n2 == 3000);
always(writer.n3 == -1 && writer.error == EAGAIN && writer.queued == 6000);
always(writer.tail == 1096);
schedule(all, "writer writer writer writer writer writer");
