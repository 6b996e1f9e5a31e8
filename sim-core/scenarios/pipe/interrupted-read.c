//! title.en  A handler interrupts read
//! title.ko  핸들러가 끊은 read
//! rules     PIPE-51 PROC-26
//! desc.en   The parent waits for data, its child ends and SIGCHLD runs a handler: the sleeping read returns EINTR. But if the child ends before the read began, the signal is gone already and the read sleeps for ever.
//! desc.ko   부모가 데이터를 기다리는데 자식이 끝나 SIGCHLD 핸들러가 실행되면 잠든 read는 EINTR을 돌려줍니다. 그러나 read가 시작되기 전에 자식이 끝났다면 시그널은 이미 지나갔고 read는 영원히 잠듭니다.
#include <ipclab.h>

int p[2];

void on_child(int sig) {
    (void)sig;
}

setup { pipe(p); }

process(parent) {
    char c;
    ssize_t n = 0;
    int error = 0;
    struct sigaction action = { .sa_handler = on_child };
    sigaction(SIGCHLD, &action, NULL);
    if (fork() == 0)
        _exit(0);
    n = read(p[0], &c, 1);
    error = errno;
}

sometimes(parent.n == -1 && parent.error == EINTR);
sometimes(stuck(parent));
always(stuck(parent) || parent.error == EINTR);
schedule(interrupted, "parent parent parent parent.1 parent!SIGCHLD parent");
schedule(too_early, "parent parent parent.1 parent!SIGCHLD parent");
