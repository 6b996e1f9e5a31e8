//! title.en  Half delivered, then broken
//! title.ko  절반만 전해지고 끊기다
//! rules     PIPE-17
//! desc.en   A write of 70000 bytes sleeps half way; then the reader leaves. The call returns how many bytes it had moved, and SIGPIPE comes as well: a short count can be the first sign of a broken pipe.
//! desc.ko   70000바이트 write가 중간에서 잠든 사이 읽는 쪽이 떠납니다. 호출은 그때까지 옮긴 바이트 수를 돌려주고 SIGPIPE도 함께 옵니다. 모자란 반환값이 끊어진 파이프의 첫 신호일 수 있습니다.
#include <ipclab.h>

int p[2];
char block[70000];
volatile sig_atomic_t caught;

void on_pipe(int sig) {
    caught = sig;
}

setup {
    signal(SIGPIPE, on_pipe);
    pipe(p);
}

process(writer) {
    close(p[0]);
    ssize_t n = write(p[1], block, sizeof block);
    int seen = caught;
}

process(reader) {
    char buf[4096];
    read(p[0], buf, sizeof buf);
}

sometimes(writer.n == 65536);
sometimes(writer.n == 69632);
always(writer.n == 65536 || writer.n == 69632);
always(writer.seen == SIGPIPE);
schedule(one_page_more, "writer writer reader writer reader writer");
schedule(not_one_more, "writer writer reader reader writer");
