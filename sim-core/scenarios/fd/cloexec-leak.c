//! title.en  The descriptor that leaked through exec
//! title.ko  exec으로 새어 나간 디스크립터
//! rules     FD-16 PIPE-09
//! desc.en   A helper is started by fork and exec while a pipe is open. It never heard of the pipe, but its copy of the write end lives as long as the helper does, and the reader waits for it. O_CLOEXEC is the cure.
//! desc.ko   파이프가 열린 채로 도우미를 fork와 exec으로 시작했습니다. 도우미는 파이프를 알지도 못하지만 그 쓰기 쪽 복사본은 도우미와 함께 살아 있고, 읽는 쪽은 그것을 기다립니다. O_CLOEXEC이 처방입니다.
#include <ipclab.h>

int data[2], quit[2];

setup {
    pipe(data);
    pipe(quit);
}

process(helper) {
    dup2(quit[0], 0);
    close(quit[1]);
    execlp("cat", "cat", (char *)NULL);
}

process(reader) {
    char c;
    close(data[1]);
    ssize_t n = read(data[0], &c, 1);
    close(quit[1]);
}

always(deadlock);
always(stuck(reader) && stuck(helper));
schedule(one_by_one, "helper helper helper helper reader reader");
