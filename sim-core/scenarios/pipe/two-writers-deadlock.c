//! title.en  Both write first
//! title.ko  둘 다 먼저 쓰면
//! rules     PIPE-60
//! desc.en   Two processes send each other more than a pipe holds before they read. Both sleep in write, each waiting for the other to read. With small messages nobody would ever have noticed.
//! desc.ko   두 프로세스가 읽기 전에 파이프보다 큰 데이터를 서로 보냅니다. 둘 다 write에서 잠들어 상대가 읽어 주기를 기다립니다. 메시지가 작았다면 아무도 눈치채지 못했을 것입니다.
#include <ipclab.h>

int to_a[2], to_b[2];
char block[65537];

setup {
    pipe(to_a);
    pipe(to_b);
}

process(a) {
    write(to_b[1], block, sizeof block);
    read(to_a[0], block, sizeof block);
}

process(b) {
    write(to_a[1], block, sizeof block);
    read(to_b[0], block, sizeof block);
}

always(deadlock);
always(stuck(a) && stuck(b));
schedule(both, "a b");
