//! title.en  dup2 closes without a word
//! title.ko  말없이 닫는 dup2
//! rules     FD-06 PIPE-08 FD-14
//! desc.en   dup2 onto an open number closes it first. Here that number was the last write end of a pipe: its reader sees end of file.
//! desc.ko   열린 번호 위로 dup2를 하면 그 번호가 먼저 닫힙니다. 여기서는 그 번호가 어떤 파이프의 마지막 쓰기 쪽이었으므로 읽는 쪽은 파일 끝을 봅니다.
#include <ipclab.h>

int p[2], q[2];

setup {
    pipe(p);
    pipe(q);
}

process(user) {
    char c;
    int same = dup2(p[1], q[1]) == q[1];
    ssize_t end = read(q[0], &c, 1);
    write(q[1], "x", 1);
    ssize_t n = read(p[0], &c, 1);
}

process(reader) {
    char c;
    close(q[1]);
    ssize_t n = read(q[0], &c, 1);
}

always(user.same && user.end == 0 && user.n == 1);
always(reader.n == 0);
never(deadlock);
schedule(sleeper_sees_the_end, "reader reader user reader");
