//! title.en  Closing twice
//! title.ko  두 번 닫기
//! rules     FD-13 FD-18
//! desc.en   The second close of a number fails with EBADF, if it is still unused. In a bigger program it may by then belong to something else, which is closed instead.
//! desc.ko   같은 번호를 두 번째로 닫으면, 아직 쓰이지 않는 번호라면 EBADF로 실패합니다. 큰 프로그램에서는 그사이 다른 것의 번호가 되어 있을 수 있고, 그러면 엉뚱한 것이 닫힙니다.
#include <ipclab.h>

process(user) {
    char c;
    int fd = dup(0);
    close(fd);
    int twice = close(fd);
    int error = errno;
    ssize_t n = read(fd, &c, 1);
    int read_error = errno;
    int stranger = dup(1);
    int wrong = close(fd);
    ssize_t lost = write(stranger, "x", 1);
}

always(user.twice == -1 && user.error == EBADF);
always(user.n == -1 && user.read_error == EBADF);
always(user.stranger == user.fd && user.wrong == 0 && user.lost == -1);
schedule(all, "user user user user user user user user");
