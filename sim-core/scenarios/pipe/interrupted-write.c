//! title.en  A write cut short by a handler
//! title.ko  핸들러 때문에 짧아진 write
//! rules     PIPE-53
//! desc.en   A blocking write of 70000 bytes has moved 65536 and sleeps when a signal handler runs: it returns 65536, no error, even with SA_RESTART. Blocking writes can be short, too.
//! desc.ko   70000바이트 차단 write가 65536바이트를 옮기고 잠든 사이 시그널 핸들러가 실행됩니다. SA_RESTART가 있어도 오류 없이 65536을 돌려줍니다. 차단 write도 모자랄 수 있습니다.
#include <ipclab.h>

int p[2];
char block[70000];

void on_child(int sig) {
    (void)sig;
}

setup { pipe(p); }

process(parent) {
    ssize_t n = 0;
    struct sigaction action = { .sa_handler = on_child, .sa_flags = SA_RESTART };
    sigaction(SIGCHLD, &action, NULL);
    if (fork() == 0)
        _exit(0);
    n = write(p[1], block, sizeof block);
}

sometimes(parent.n == 65536);
sometimes(stuck(parent));
always(stuck(parent) || parent.n == 65536);
schedule(interrupted, "parent parent parent parent.1 parent!SIGCHLD parent");
schedule(too_early, "parent parent parent.1 parent!SIGCHLD parent");
