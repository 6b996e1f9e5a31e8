//! title.en  EBADF: no such descriptor
//! title.ko  EBADF: 열려 있지 않은 번호
//! rules     FD-18 FD-13
//! desc.en   Reading, writing and closing a number that is not open, and a negative one: always EBADF. A variable that holds -1 from a failed open ends up here.
//! desc.ko   열려 있지 않은 번호나 음수를 읽고 쓰고 닫으면 언제나 EBADF입니다. 실패한 open의 -1이 든 변수가 이르는 곳입니다.
#include <ipclab.h>

process(user) {
    char c = 'x';
    int fd = open("/tmp/no-such-file", O_RDONLY);
    int open_error = errno;
    ssize_t got = read(fd, &c, 1);
    int read_error = errno;
    ssize_t put = write(77, &c, 1);
    int write_error = errno;
    int closed = close(77);
    int close_error = errno;
}

always(user.fd == -1 && user.open_error == ENOENT);
always(user.got == -1 && user.read_error == EBADF);
always(user.put == -1 && user.write_error == EBADF);
always(user.closed == -1 && user.close_error == EBADF);
schedule(all, "user user user user user");
