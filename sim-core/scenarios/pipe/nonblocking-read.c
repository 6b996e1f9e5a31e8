//! title.en  Empty is not the end
//! title.ko  비었다고 끝난 것은 아닙니다
//! rules     PIPE-07 PIPE-08 PIPE-48
//! desc.en   With O_NONBLOCK a read of an empty pipe says EAGAIN while somebody could still write, and 0 once nobody can. A program that treats the two alike either spins for ever or stops too early.
//! desc.ko   O_NONBLOCK이면 빈 파이프의 read는 누군가 아직 쓸 수 있는 동안에는 EAGAIN을, 쓸 사람이 없어지면 0을 돌려줍니다. 둘을 구별하지 않으면 끝없이 돌거나 너무 일찍 멈춥니다.
#include <ipclab.h>

int p[2];

setup { pipe2(p, O_NONBLOCK); }

process(reader) {
    char c;
    ssize_t open_empty = read(p[0], &c, 1);
    int error = errno;
    close(p[1]);
    ssize_t closed_empty = read(p[0], &c, 1);
}

always(reader.open_empty == -1 && reader.error == EAGAIN);
always(reader.closed_empty == 0);
schedule(all, "reader reader reader");
