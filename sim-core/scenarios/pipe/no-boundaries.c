//! title.en  A pipe has no messages
//! title.ko  파이프에는 메시지 경계가 없습니다
//! rules     PIPE-03 PIPE-04 PIPE-05
//! desc.en   Two writes of three bytes each: one read may return three or six. The pipe keeps bytes in order but forgets where a write ended, so a reader that expects one read per write is wrong half of the time.
//! desc.ko   3바이트씩 두 번 썼지만 한 번의 read는 3바이트를 줄 수도 6바이트를 줄 수도 있습니다. 파이프는 바이트의 순서만 지키고 어디서 write가 끝났는지는 기억하지 않습니다. read 한 번이 write 한 번에 대응한다고 믿는 프로그램은 언젠가 틀립니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(writer) {
    write(p[1], "abc", 3);
    write(p[1], "def", 3);
}

process(reader) {
    char buf[100];
    ssize_t n = read(p[0], buf, sizeof buf);
}

always(reader.n == 3 || reader.n == 6);
sometimes(reader.n == 3);
sometimes(reader.n == 6);
schedule(one_by_one, "writer reader writer");
schedule(both_at_once, "writer writer reader");
