//! title.en  What pipe() gives you
//! title.ko  pipe()가 주는 것
//! rules     PIPE-01 FD-01 PIPE-02
//! desc.en   pipe() takes the two lowest free numbers: the first can only be read, the second only be written. Using one the wrong way round fails with EBADF, although the number is open.
//! desc.ko   pipe()는 비어 있는 가장 작은 번호 두 개를 차지합니다. 첫째는 읽기 전용, 둘째는 쓰기 전용입니다. 거꾸로 쓰면 번호가 열려 있어도 EBADF로 실패합니다.
#include <ipclab.h>

process(user) {
    int p[2];
    char c = 'x';
    pipe(p);
    int next_to_each_other = p[1] == p[0] + 1;
    int read_mode = fcntl(p[0], F_GETFL) & O_ACCMODE;
    int write_mode = fcntl(p[1], F_GETFL) & O_ACCMODE;
    ssize_t wrote = write(p[0], &c, 1);
    int write_error = errno;
    ssize_t got = read(p[1], &c, 1);
    int read_error = errno;
}

always(user.next_to_each_other);
always(user.read_mode == O_RDONLY && user.write_mode == O_WRONLY);
always(user.wrote == -1 && user.write_error == EBADF);
always(user.got == -1 && user.read_error == EBADF);
schedule(all, "user user user user user");
