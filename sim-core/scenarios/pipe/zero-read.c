//! title.en  Reading nothing
//! title.ko  0바이트 읽기
//! rules     PIPE-12
//! desc.en   A read of 0 bytes returns 0 at once, even from an empty pipe where a read of one byte would sleep. Its 0 does not mean end of file.
//! desc.ko   0바이트 read는 1바이트 read라면 잠들었을 빈 파이프에서도 곧바로 0을 돌려줍니다. 이 0은 파일 끝이라는 뜻이 아닙니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(reader) {
    char c;
    ssize_t empty = read(p[0], &c, 0);
    write(p[1], "x", 1);
    ssize_t filled = read(p[0], &c, 0);
    ssize_t real = read(p[0], &c, 1);
}

always(reader.empty == 0 && reader.filled == 0 && reader.real == 1);
schedule(all, "reader reader reader reader");
