//! title.en  Nobody listens: SIGPIPE
//! title.ko  듣는 이가 없을 때: SIGPIPE
//! rules     PIPE-14 FD-17
//! desc.en   The reader may be gone before the write. Then the kernel sends SIGPIPE, and a program that never thought about it dies silently in the middle of its work. If the write comes first, nothing is noticed.
//! desc.ko   쓰기 전에 읽는 쪽이 사라질 수 있습니다. 그러면 커널이 SIGPIPE를 보내고, 이를 생각하지 않은 프로그램은 일하다 말고 조용히 죽습니다. write가 먼저라면 아무도 눈치채지 못합니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(writer) {
    ssize_t n = 0;
    close(p[0]);
    n = write(p[1], "x", 1);
}

process(reader) {
    close(p[0]);
}

sometimes(writer.signal == SIGPIPE);
sometimes(writer.status == 0 && writer.n == 1);
always(writer.signal == SIGPIPE || writer.n == 1);
schedule(killed, "reader reader writer writer");
schedule(in_time, "writer writer reader");
