//! title.en  Every packet takes a slot
//! title.ko  패킷마다 슬롯 하나
//! rules     PIPE-50 PIPE-28
//! desc.en   Packets never share a page: two packets of one byte fill a pipe of two slots. A write of 0 bytes makes no packet at all.
//! desc.ko   패킷은 페이지를 나누어 쓰지 않으므로 1바이트 패킷 두 개로 슬롯 두 개짜리 파이프가 가득 찹니다. 0바이트 write는 패킷을 만들지 않습니다.
#include <ipclab.h>

int p[2];

setup {
    pipe2(p, O_DIRECT | O_NONBLOCK);
    fcntl(p[1], F_SETPIPE_SZ, 8192);
}

process(user) {
    char c;
    ssize_t empty = write(p[1], "", 0);
    ssize_t none = read(p[0], &c, 1);
    ssize_t n1 = write(p[1], "a", 1);
    ssize_t n2 = write(p[1], "b", 1);
    ssize_t n3 = write(p[1], "c", 1);
    int error = errno;
}

always(user.empty == 0 && user.none == -1);
always(user.n1 == 1 && user.n2 == 1);
always(user.n3 == -1 && user.error == EAGAIN);
schedule(all, "user user user user user user");
