//! title.en  One reader may take everything
//! title.ko  한쪽이 다 가져갈 수 있습니다
//! rules     PIPE-34 PIPE-36 PIPE-10
//! desc.en   Two readers wait with room for ten bytes each, three bytes arrive. Whoever comes first takes all three, the other gets end of file: a pipe does not share out fairly.
//! desc.ko   두 프로세스가 10바이트씩 받을 준비를 하고 기다리는데 3바이트가 옵니다. 먼저 온 쪽이 셋을 다 가져가고 다른 쪽은 파일 끝을 받습니다. 파이프는 공평하게 나누지 않습니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(a) {
    char buf[10];
    close(p[1]);
    ssize_t n = read(p[0], buf, sizeof buf);
}

process(b) {
    char buf[10];
    close(p[1]);
    ssize_t n = read(p[0], buf, sizeof buf);
}

process(writer) {
    write(p[1], "xyz", 3);
}

always(a.n + b.n == 3);
always(a.n == 0 || b.n == 0);
sometimes(a.n == 3);
sometimes(b.n == 3);
schedule(a_takes_all, "a a b b writer a writer b");
