//! title.en  SA_RESTART goes on waiting
//! title.ko  SA_RESTART는 계속 기다립니다
//! rules     PIPE-52 PROC-26
//! desc.en   The same read with SA_RESTART: the handler runs, then the kernel starts the call again, and the program never learns that it was interrupted.
//! desc.ko   같은 read에 SA_RESTART를 걸었습니다. 핸들러가 실행된 뒤 커널이 호출을 다시 시작하므로 프로그램은 끊겼다는 것을 알지 못합니다.
#include <ipclab.h>

int p[2];

void on_child(int sig) {
    (void)sig;
}

setup { pipe(p); }

process(parent) {
    char c;
    struct sigaction action = { .sa_handler = on_child, .sa_flags = SA_RESTART };
    sigaction(SIGCHLD, &action, NULL);
    if (fork() == 0)
        _exit(0);
    ssize_t n = read(p[0], &c, 1);
}

process(writer) {
    write(p[1], "x", 1);
}

always(parent.n == 1);
never(deadlock);
schedule(one_by_one, "parent parent parent writer writer parent.1 parent parent");
