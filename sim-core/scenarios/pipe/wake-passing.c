//! title.en  The woken reader passes it on
//! title.ko  깨어난 쪽이 다음을 깨웁니다
//! rules     PIPE-34 PIPE-33
//! desc.en   One write of two bytes wakes one reader only. It takes a byte, sees that one is left and wakes the next in line, so nobody sleeps beside a pipe with data in it.
//! desc.ko   2바이트 write 한 번은 읽는 쪽 하나만 깨웁니다. 그 프로세스가 한 바이트를 가져가고 하나가 남은 것을 보아 다음 차례를 깨웁니다. 데이터가 있는 파이프 곁에서 계속 자는 프로세스는 없습니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(a) {
    char c;
    ssize_t n = read(p[0], &c, 1);
}

process(b) {
    char c;
    ssize_t n = read(p[0], &c, 1);
}

process(writer) {
    write(p[1], "xy", 2);
}

always(a.n == 1 && b.n == 1);
never(deadlock);
schedule(passed_on, "a b writer a b");
