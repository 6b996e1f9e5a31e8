//! title.en  flock protects an update
//! title.ko  flock으로 지킨 갱신
//! rules     FD-20
//! desc.en   Two processes open the file on their own, lock, read, add one, write and unlock. One sleeps in flock while the other works: no update is lost.
//! desc.ko   두 프로세스가 파일을 따로 열고 잠근 뒤 읽고 하나를 더해 쓰고 풉니다. 한쪽이 일하는 동안 다른 쪽은 flock에서 잠듭니다. 사라지는 갱신은 없습니다.
#include <ipclab.h>

setup {
    int fd = open("/tmp/counter", O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(fd, "0", 1);
}

process(a) {
    char c;
    int fd = open("/tmp/counter", O_RDWR);
    flock(fd, LOCK_EX);
    pread(fd, &c, 1, 0);
    c++;
    pwrite(fd, &c, 1, 0);
    flock(fd, LOCK_UN);
}

process(b) {
    char c;
    int fd = open("/tmp/counter", O_RDWR);
    flock(fd, LOCK_EX);
    pread(fd, &c, 1, 0);
    c++;
    pwrite(fd, &c, 1, 0);
    flock(fd, LOCK_UN);
}

always(a.c + b.c == '1' + '2');
never(deadlock);
schedule(b_waits, "a a b b a a a b b b b");
