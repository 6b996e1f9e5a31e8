//! title.en  open starts again
//! title.ko  다시 시작되는 open
//! rules     FIFO-12 PROC-26
//! desc.en   With SA_RESTART the open that was interrupted by the handler starts again by itself, and the writer is not missed.
//! desc.ko   SA_RESTART가 있으면 핸들러가 끊은 open이 저절로 다시 시작되어 쓰는 쪽을 놓치지 않습니다.
#include <ipclab.h>

void on_child(int sig) {
    (void)sig;
}

setup { mkfifo("/tmp/door", 0600); }

process(parent) {
    struct sigaction action = { .sa_handler = on_child, .sa_flags = SA_RESTART };
    sigaction(SIGCHLD, &action, NULL);
    if (fork() == 0)
        _exit(0);
    int fd = open("/tmp/door", O_RDONLY);
}

process(writer) {
    int fd = open("/tmp/door", O_WRONLY);
}

always(parent.fd >= 0 && writer.fd >= 0);
never(deadlock);
schedule(one_by_one, "parent parent parent writer writer parent.1 parent parent");
