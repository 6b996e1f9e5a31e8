//! title.en  The writer waits for room
//! title.ko  자리가 날 때까지 기다리는 쓰기
//! rules     PIPE-19 PIPE-32
//! desc.en   The pipe is full, so a write of one byte sleeps. It goes on when the reader has emptied a whole slot: this is how a fast producer is slowed down to the speed of its consumer.
//! desc.ko   파이프가 가득 차 1바이트 write도 잠듭니다. 읽는 쪽이 슬롯 하나를 다 비우면 다시 나아갑니다. 빠른 생산자가 소비자의 속도에 맞춰지는 방식입니다.
#include <ipclab.h>

int p[2];
char block[65536];

setup {
    pipe(p);
    write(p[1], block, sizeof block);
}

process(writer) {
    ssize_t n = write(p[1], "x", 1);
}

process(reader) {
    char buf[4096];
    ssize_t n = read(p[0], buf, sizeof buf);
}

always(writer.n == 1 && reader.n == 4096);
never(deadlock);
schedule(sleeps, "writer reader writer");
schedule(room_first, "reader writer");
