//! title.en  End of file wakes everybody
//! title.ko  파일 끝은 모두를 깨웁니다
//! rules     PIPE-36 PIPE-08 PIPE-06
//! desc.en   Two readers sleep. When the last write end is closed both are woken and both get 0: closing is a signal that any number of processes can wait for.
//! desc.ko   두 프로세스가 잠들어 있습니다. 마지막 쓰기 쪽이 닫히면 둘 다 깨어나 0을 받습니다. 닫기는 몇 프로세스든 기다릴 수 있는 신호입니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(a) {
    char c;
    close(p[1]);
    ssize_t n = read(p[0], &c, 1);
}

process(b) {
    char c;
    close(p[1]);
    ssize_t n = read(p[0], &c, 1);
}

process(starter) {
    close(p[1]);
}

always(a.n == 0 && b.n == 0);
never(deadlock);
schedule(both_asleep, "a a b b starter a b");
