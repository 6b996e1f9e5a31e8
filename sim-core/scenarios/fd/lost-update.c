//! title.en  Two counters without a lock
//! title.ko  잠금 없는 두 갱신
//! rules     FD-03
//! desc.en   The same update without a lock: both may read 0 and both write 1. One of the two is lost, and nobody gets an error.
//! desc.ko   잠금 없이 같은 갱신을 합니다. 둘 다 0을 읽고 둘 다 1을 쓸 수 있습니다. 하나가 사라지지만 아무도 오류를 받지 않습니다.
#include <ipclab.h>

int file;

setup {
    file = open("/tmp/counter", O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(file, "0", 1);
}

process(a) {
    char c;
    pread(file, &c, 1, 0);
    c++;
    pwrite(file, &c, 1, 0);
}

process(b) {
    char c;
    pread(file, &c, 1, 0);
    c++;
    pwrite(file, &c, 1, 0);
}

sometimes(a.c == '1' && b.c == '1');
sometimes(a.c == '2');
sometimes(b.c == '2');
never(a.c == '2' && b.c == '2');
schedule(lost, "a b a b");
