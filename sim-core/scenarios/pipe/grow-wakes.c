//! title.en  Growing a pipe wakes its writer
//! title.ko  파이프를 키우면 쓰는 쪽이 깨어납니다
//! rules     PIPE-44 PIPE-19 PIPE-41
//! desc.en   A writer sleeps at a full pipe of one page. Nobody reads, but another process doubles the pipe: the writer is woken and its byte goes in.
//! desc.ko   쓰는 쪽이 가득 찬 한 페이지짜리 파이프에서 잠들어 있습니다. 아무도 읽지 않지만 다른 프로세스가 파이프를 두 배로 키우자 깨어나 바이트를 넣습니다.
#include <ipclab.h>

int p[2];
char block[4096];

setup {
    pipe(p);
    fcntl(p[1], F_SETPIPE_SZ, 4096);
    write(p[1], block, sizeof block);
}

process(writer) {
    ssize_t n = write(p[1], "x", 1);
}

process(owner) {
    int size = fcntl(p[1], F_SETPIPE_SZ, 8192);
}

always(writer.n == 1 && owner.size == 8192);
never(deadlock);
schedule(asleep, "writer owner writer");
