//! title.en  open can be interrupted
//! title.ko  open도 끊길 수 있습니다
//! rules     FIFO-12 FIFO-13 PROC-26
//! desc.en   The parent sleeps in open of a FIFO; its child ends and the handler of SIGCHLD runs: EINTR. The interrupted open takes its reader back, so a writer that comes next finds nobody.
//! desc.ko   부모가 FIFO의 open에서 잠든 사이 자식이 끝나 SIGCHLD 핸들러가 실행되면 EINTR입니다. 끊긴 open은 읽는 쪽으로 센 것도 거두므로 다음에 온 쓰는 쪽은 아무도 만나지 못합니다.
#include <ipclab.h>

void on_child(int sig) {
    (void)sig;
}

setup { mkfifo("/tmp/door", 0600); }

process(parent) {
    int error = 0, writer = 0;
    struct sigaction action = { .sa_handler = on_child };
    sigaction(SIGCHLD, &action, NULL);
    if (fork() == 0)
        _exit(0);
    int fd = open("/tmp/door", O_RDONLY);
    error = errno;
    writer = open("/tmp/door", O_WRONLY | O_NONBLOCK);
}

sometimes(parent.error == EINTR && parent.writer == -1);
sometimes(stuck(parent));
always(stuck(parent) || (parent.error == EINTR && parent.writer == -1));
schedule(interrupted, "parent parent parent parent.1 parent!SIGCHLD parent parent");
schedule(too_early, "parent parent parent.1 parent!SIGCHLD parent");
