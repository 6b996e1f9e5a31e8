//! title.en  EAGAIN, data or end of file
//! title.ko  EAGAIN, 데이터, 파일 끝
//! rules     PIPE-07 PIPE-08 PIPE-10 FD-17
//! desc.en   One nonblocking read against a writer that writes a byte and ends. Three answers are possible, and only the order of the two processes decides which: nothing yet, the byte, and after it the end.
//! desc.ko   바이트 하나를 쓰고 끝나는 프로세스를 상대로 비차단 read를 두 번 합니다. 아직 없음, 그 바이트, 그 뒤의 파일 끝 가운데 무엇이 나올지는 두 프로세스의 순서만이 정합니다.
#include <ipclab.h>

int p[2];

setup { pipe2(p, O_NONBLOCK); }

process(writer) {
    write(p[1], "x", 1);
}

process(reader) {
    char c;
    close(p[1]);
    ssize_t n1 = read(p[0], &c, 1);
    ssize_t n2 = read(p[0], &c, 1);
}

sometimes(reader.n1 == -1 && reader.n2 == -1);
sometimes(reader.n1 == -1 && reader.n2 == 1);
sometimes(reader.n1 == 1 && reader.n2 == -1);
sometimes(reader.n1 == 1 && reader.n2 == 0);
never(reader.n1 == 0);
schedule(too_early, "reader reader reader");
schedule(byte_then_end, "writer writer reader reader reader");
