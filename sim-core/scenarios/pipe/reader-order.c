//! title.en  Sleeping readers stand in line
//! title.ko  잠든 읽는 쪽은 줄을 섭니다
//! rules     PIPE-33 PIPE-06 PIPE-34
//! desc.en   Two readers sleep at an empty pipe, two bytes arrive one after the other. The one who fell asleep first is woken first; run both schedules and compare who gets the 1.
//! desc.ko   두 프로세스가 빈 파이프에서 잠들고 바이트가 하나씩 두 번 도착합니다. 먼저 잠든 쪽이 먼저 깨어납니다. 두 실행을 돌려 누가 1을 받는지 견주어 보십시오.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(a) {
    char c = 0;
    read(p[0], &c, 1);
}

process(b) {
    char c = 0;
    read(p[0], &c, 1);
}

process(writer) {
    write(p[1], "1", 1);
    write(p[1], "2", 1);
}

always(a.c + b.c == '1' + '2');
sometimes(a.c == '1');
sometimes(b.c == '1');
never(deadlock);
schedule(a_first, "a b writer a writer b");
schedule(b_first, "b a writer b writer a");
