//! title.en  O_NONBLOCK set behind your back
//! title.ko  나 몰래 걸린 O_NONBLOCK
//! rules     FD-05 PIPE-07 PIPE-06
//! desc.en   O_NONBLOCK belongs to the open file description, so one process changes it for all. The other, which never asked for it, suddenly gets EAGAIN where it used to sleep.
//! desc.ko   O_NONBLOCK은 열린 파일 기술의 것이라 한 프로세스가 바꾸면 모두에게 바뀝니다. 청한 적 없는 다른 프로세스가 잠들던 곳에서 갑자기 EAGAIN을 받습니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(victim) {
    char c;
    int error = 0;
    ssize_t n = 0;
    n = read(p[0], &c, 1);
    if (n == -1)
        error = errno;
}

process(meddler) {
    fcntl(p[0], F_SETFL, O_NONBLOCK);
}

sometimes(victim.error == EAGAIN);
sometimes(stuck(victim));
always(stuck(victim) || victim.error == EAGAIN);
schedule(surprised, "meddler victim");
schedule(already_asleep, "victim meddler");
