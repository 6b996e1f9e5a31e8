//! title.en  How much is waiting?
//! title.ko  얼마나 기다리고 있을까요
//! rules     PIPE-47 PIPE-05
//! desc.en   ioctl FIONREAD gives the number of unread bytes, at either end. It is true for one moment only: another process may read before the answer is used.
//! desc.ko   ioctl FIONREAD는 어느 쪽 끝에서나 읽지 않은 바이트 수를 알려 줍니다. 그 순간에만 참인 값이라, 답을 쓰기 전에 다른 프로세스가 읽어 갈 수 있습니다.
#include <ipclab.h>

int p[2];

setup {
    pipe2(p, O_NONBLOCK);
    write(p[1], "abcde", 5);
}

process(asker) {
    char buf[8];
    int seen = 0;
    ioctl(p[1], FIONREAD, &seen);
    ssize_t got = read(p[0], buf, sizeof buf);
}

process(taker) {
    char buf[3];
    ssize_t got = read(p[0], buf, sizeof buf);
}

sometimes(asker.seen == 5 && asker.got == 5);
sometimes(asker.seen == 2 && asker.got == 2);
sometimes(asker.seen == 5 && asker.got == 2);
schedule(outdated, "asker taker asker");
