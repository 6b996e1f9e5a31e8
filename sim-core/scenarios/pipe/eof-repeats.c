//! title.en  End of file stays
//! title.ko  파일 끝은 계속됩니다
//! rules     PIPE-08 PIPE-10
//! desc.en   After the last writer closed, the bytes come first and then 0, again and again: end of file is a state of the pipe, not a mark inside the stream.
//! desc.ko   마지막 쓰기 쪽이 닫힌 뒤에는 남은 바이트가 먼저 나오고 그다음부터는 read가 매번 0을 돌려줍니다. 파일 끝은 바이트 열 속의 표시가 아니라 파이프의 상태입니다.
#include <ipclab.h>

int p[2];

setup {
    pipe(p);
    write(p[1], "ok", 2);
    close(p[1]);
}

process(reader) {
    char buf[8];
    ssize_t n1 = read(p[0], buf, sizeof buf);
    ssize_t n2 = read(p[0], buf, sizeof buf);
    ssize_t n3 = read(p[0], buf, sizeof buf);
}

always(reader.n1 == 2 && reader.n2 == 0 && reader.n3 == 0);
schedule(all, "reader reader reader");
