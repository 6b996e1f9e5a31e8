//! title.en  Producer, two consumers
//! title.ko  생산자 하나, 소비자 둘
//! rules     PIPE-21 PIPE-09 PIPE-36
//! desc.en   A producer hands out jobs through one pipe, two consumers take what comes. Every job is done once; who does how many is open; end of file sends both home.
//! desc.ko   생산자가 파이프 하나로 일을 나누어 주고 소비자 둘이 오는 대로 받습니다. 일은 저마다 한 번씩 처리되고, 누가 몇 개를 할지는 정해져 있지 않으며, 파일 끝이 둘을 집으로 보냅니다.
#include <ipclab.h>

int jobs[2];

setup { pipe(jobs); }

process(producer) {
    close(jobs[0]);
    write(jobs[1], "1", 1);
    write(jobs[1], "2", 1);
}

process(a) {
    char job;
    int done = 0;
    close(jobs[1]);
    while (read(jobs[0], &job, 1) == 1)
        done++;
}

process(b) {
    char job;
    int done = 0;
    close(jobs[1]);
    while (read(jobs[0], &job, 1) == 1)
        done++;
}

always(a.done + b.done == 2);
sometimes(a.done == 0);
sometimes(a.done == 1);
sometimes(a.done == 2);
never(deadlock);
schedule(fair, "producer producer producer a a b b producer a b");
schedule(a_does_both, "producer producer producer producer a a a b b");
