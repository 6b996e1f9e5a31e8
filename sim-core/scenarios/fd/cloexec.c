//! title.en  exec closes what is marked
//! title.ko  표시해 둔 것은 exec이 닫습니다
//! rules     FD-16 FD-04 PIPE-09 PIPE-48
//! desc.en   The leak again, with pipe2(O_CLOEXEC): exec closes the helper's copies, the reader sees end of file and lets the helper go.
//! desc.ko   앞의 누출을 pipe2(O_CLOEXEC)로 고쳤습니다. exec이 도우미의 복사본을 닫으므로 읽는 쪽은 파일 끝을 보고 도우미도 끝나게 해 줍니다.
#include <ipclab.h>

int data[2], quit[2];

setup {
    pipe2(data, O_CLOEXEC);
    pipe2(quit, O_CLOEXEC);
}

process(helper) {
    dup2(quit[0], 0);
    execlp("cat", "cat", (char *)NULL);
}

process(reader) {
    char c;
    close(data[1]);
    ssize_t n = read(data[0], &c, 1);
    close(quit[1]);
}

always(reader.n == 0 && helper.status == 0);
never(deadlock);
schedule(one_by_one, "helper helper helper reader reader reader reader helper helper");
