//! title.en  Full by slots, not by bytes
//! title.ko  바이트가 아니라 슬롯으로 가득 찹니다
//! rules     PIPE-27 PIPE-28 PIPE-47
//! desc.en   A pipe of two pages refuses a third write of 3000 bytes although only 6000 of 8192 are used: each of them took a slot of its own, because it did not fit into the tail of the one before.
//! desc.ko   두 페이지짜리 파이프가 8192바이트 가운데 6000바이트만 찼는데도 세 번째 3000바이트 write를 거절합니다. 앞 슬롯의 남은 자리에 들어가지 않아 저마다 새 슬롯을 차지했기 때문입니다.
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
    ssize_t n3 = write(p[1], block, sizeof block);
    int error = errno;
    ioctl(p[0], FIONREAD, &queued);
    ssize_t tail = write(p[1], block, 1096);
}

always(writer.n1 == 3000 && writer.n2 == 3000);
always(writer.n3 == -1 && writer.error == EAGAIN && writer.queued == 6000);
always(writer.tail == 1096);
schedule(all, "writer writer writer writer writer writer");
