//! title.en  Writing nothing
//! title.ko  0바이트 쓰기
//! rules     PIPE-13
//! desc.en   A write of 0 bytes puts nothing into the pipe and wakes nobody; it is no way to send an end of file. Even without any reader it returns 0, with no SIGPIPE.
//! desc.ko   0바이트 write는 파이프에 아무것도 넣지 않고 아무도 깨우지 않습니다. 파일 끝을 보내는 방법이 아닙니다. 읽는 쪽이 하나도 없어도 SIGPIPE 없이 0을 돌려줍니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(writer) {
    ssize_t with_reader = write(p[1], "", 0);
    write(p[1], "x", 1);
}

process(lonely) {
    int q[2];
    pipe(q);
    close(q[0]);
    ssize_t without_reader = write(q[1], "", 0);
}

process(reader) {
    char c;
    ssize_t n = read(p[0], &c, 1);
}

always(writer.with_reader == 0 && lonely.without_reader == 0);
always(lonely.signal == 0 && reader.n == 1);
schedule(sleeper_sleeps_on, "reader writer writer reader");
