//! title.en  One writer releases all waiting readers
//! title.ko  쓰는 쪽 하나가 모두를 풀어 줍니다
//! rules     FIFO-11 FIFO-04
//! desc.en   Two readers wait in open. One open for writing lets both in, in an order nobody promises. A reader that comes after the writer has gone waits for the next one.
//! desc.ko   읽는 쪽 둘이 open에서 기다립니다. 쓰기로 한 번 열면 둘 다 들어오며 순서는 약속되지 않습니다. 쓰는 쪽이 떠난 뒤에 온 읽는 쪽은 다음 쓰는 쪽을 기다립니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(a) {
    int fd = -1;
    fd = open("/tmp/door", O_RDONLY);
}

process(b) {
    int fd = -1;
    fd = open("/tmp/door", O_RDONLY);
}

process(writer) {
    int fd = open("/tmp/door", O_WRONLY);
}

sometimes(a.fd >= 0 && b.fd >= 0);
sometimes(stuck(a));
sometimes(stuck(b));
never(stuck(writer));
schedule(both_released, "a b writer b a");
