//! title.en  Catching SIGPIPE
//! title.ko  SIGPIPE를 핸들러로 받기
//! rules     PIPE-15
//! desc.en   A handler for SIGPIPE runs before the write returns; the write itself still fails with EPIPE. The handler says that it happened, the return value says where.
//! desc.ko   SIGPIPE 핸들러는 write가 돌아오기 전에 실행되고, write는 여전히 EPIPE로 실패합니다. 핸들러는 일이 일어났음을, 반환값은 어디서 일어났는지를 알려 줍니다.
#include <ipclab.h>

int p[2];
volatile sig_atomic_t caught;

void on_pipe(int sig) {
    caught = sig;
}

setup {
    pipe(p);
    close(p[0]);
}

process(writer) {
    signal(SIGPIPE, on_pipe);
    ssize_t n = write(p[1], "x", 1);
    int error = errno;
    int seen = caught;
}

always(writer.n == -1 && writer.error == EPIPE);
always(writer.seen == SIGPIPE);
schedule(all, "writer writer writer");
