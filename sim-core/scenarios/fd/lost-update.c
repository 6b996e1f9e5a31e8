//! title.en  Two counters without a lock
//! title.ko  잠금 없는 두 갱신
//! rules     FD-03
//! desc.en   Two processes read a number from a file, add one and write it back, without a lock: both may read 0 and both write 1. One of the two updates is lost, and nobody gets an error.
//! desc.ko   두 프로세스가 잠금 없이 파일에서 수를 읽고 하나를 더해 되돌려 씁니다. 둘 다 0을 읽고 둘 다 1을 쓸 수 있습니다. 갱신 하나가 사라지지만 아무도 오류를 받지 않습니다.
#include <ipclab.h>

setup {
    int fd = open("/tmp/counter", O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(fd, "0", 1);
}

process(a) {
    char c;
    int fd = open("/tmp/counter", O_RDWR);
    pread(fd, &c, 1, 0);
    c++;
    pwrite(fd, &c, 1, 0);
}

process(b) {
    char c;
    int fd = open("/tmp/counter", O_RDWR);
    pread(fd, &c, 1, 0);
    c++;
    pwrite(fd, &c, 1, 0);
}

sometimes(a.c == '1' && b.c == '1');
sometimes(a.c == '2');
sometimes(b.c == '2');
never(a.c == '2' && b.c == '2');
schedule(lost, "a b a b a b");
schedule(one_after_the_other, "a a a b b b");
