//! title.en  Reopening a pipe through /proc
//! title.ko  /proc으로 다시 연 파이프
//! rules     PIPE-57
//! desc.en   Opening /proc/self/fd/N makes a new open file description of the same pipe, with flags of its own and in the direction you ask for, even the other one.
//! desc.ko   /proc/self/fd/N을 열면 같은 파이프의 새로운 열린 파일 기술이 생깁니다. 플래그가 따로이고, 청한 방향으로, 심지어 반대 방향으로도 열립니다.
#include <ipclab.h>

int p[2];

setup { pipe2(p, O_NONBLOCK); }

process(user) {
    char path[40], buf[8];
    sprintf(path, "/proc/self/fd/%d", p[0]);
    int other = open(path, O_WRONLY);
    int flags = fcntl(other, F_GETFL) & O_NONBLOCK;
    ssize_t put = write(other, "hi", 2);
    ssize_t got = read(p[0], buf, sizeof buf);
}

always(user.flags == 0);
always(user.put == 2 && user.got == 2);
schedule(all, "user user user user user");
