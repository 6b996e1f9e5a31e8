//! title.en  A blocked SIGPIPE waits
//! title.ko  막아 둔 SIGPIPE는 기다립니다
//! rules     PIPE-15
//! desc.en   With SIGPIPE blocked the write fails with EPIPE and the signal stays pending; it acts as soon as it is unblocked. Blocking is not ignoring.
//! desc.ko   SIGPIPE를 막아 두면 write는 EPIPE로 실패하고 시그널은 보류됩니다. 막은 것을 푸는 순간 작용합니다. 막는 것과 무시하는 것은 다릅니다.
#include <ipclab.h>

int p[2];

setup {
    pipe(p);
    close(p[0]);
}

process(writer) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGPIPE);
    sigprocmask(SIG_BLOCK, &set, NULL);
    ssize_t n = write(p[1], "x", 1);
    int error = errno;
    int survived = 0;
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    survived = 1;
}

always(writer.n == -1 && writer.error == EPIPE);
always(writer.signal == SIGPIPE && writer.survived == 0);
schedule(all, "writer writer writer");
