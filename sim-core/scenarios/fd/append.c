//! title.en  Appending without losing a line
//! title.ko  한 줄도 잃지 않는 덧붙이기
//! rules     FD-03
//! desc.en   Two processes opened the same file separately. With O_APPEND every write goes to the end, wherever that is by then; nobody's line is overwritten.
//! desc.ko   두 프로세스가 같은 파일을 따로 열었습니다. O_APPEND이면 write마다 그 순간의 파일 끝에 쓰므로 누구의 줄도 덮어쓰이지 않습니다.
#include <ipclab.h>

setup { close(open("/tmp/log", O_WRONLY | O_CREAT | O_TRUNC, 0600)); }

process(a) {
    int fd = open("/tmp/log", O_WRONLY | O_APPEND);
    write(fd, "aa\n", 3);
    off_t end = lseek(fd, 0, SEEK_END);
}

process(b) {
    int fd = open("/tmp/log", O_WRONLY | O_APPEND);
    write(fd, "bb\n", 3);
    off_t end = lseek(fd, 0, SEEK_END);
}

always(a.end == 6 || b.end == 6);
sometimes(a.end == 3);
sometimes(b.end == 3);
schedule(a_first, "a a a a b b b b");
schedule(both_before_the_end, "a a b b a b");
