//! title.en  A failed dup2 changes nothing
//! title.ko  실패한 dup2는 아무것도 바꾸지 않습니다
//! rules     FD-08
//! desc.en   dup2 of a number that is not open fails with EBADF, and the target stays what it was.
//! desc.ko   열려 있지 않은 번호를 dup2하면 EBADF로 실패하고, 대상 번호는 그대로 남습니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(user) {
    int failed = dup2(77, p[1]);
    int error = errno;
    ssize_t n = write(p[1], "x", 1);
}

always(user.failed == -1 && user.error == EBADF);
always(user.n == 1);
schedule(all, "user user user");
