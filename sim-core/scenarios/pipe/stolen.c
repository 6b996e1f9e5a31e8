//! title.en  Woken, and still too late
//! title.ko  깨어났지만 늦었습니다
//! rules     PIPE-33 PIPE-06
//! desc.en   A reader sleeps, a byte arrives and wakes it; before it runs, a newcomer takes the byte. Being woken is no promise: the sleeper looks again and goes back to sleep until the second byte.
//! desc.ko   잠든 읽는 쪽이 바이트가 와서 깨어났지만, 움직이기 전에 새로 온 프로세스가 그 바이트를 가져갑니다. 깨어남은 약속이 아닙니다. 다시 살펴보고 둘째 바이트까지 도로 잠듭니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(sleeper) {
    char c = 0;
    read(p[0], &c, 1);
}

process(newcomer) {
    char c = 0;
    read(p[0], &c, 1);
}

process(writer) {
    write(p[1], "1", 1);
    write(p[1], "2", 1);
}

sometimes(newcomer.c == '1');
always(sleeper.c + newcomer.c == '1' + '2');
never(deadlock);
schedule(stolen, "sleeper writer newcomer sleeper writer sleeper");
schedule(in_line, "sleeper writer sleeper newcomer writer newcomer");
