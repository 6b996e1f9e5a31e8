//! title.en  The last close counts
//! title.ko  마지막 닫기만이 닫습니다
//! rules     FD-14 PIPE-09
//! desc.en   A write end was duplicated. Closing one copy ends nothing; only when the last copy is closed, by whichever process, does the reader see the end.
//! desc.ko   쓰기 쪽을 복제했습니다. 하나를 닫아도 아무것도 끝나지 않습니다. 어느 프로세스에서든 마지막 복사본이 닫혀야 읽는 쪽이 끝을 봅니다.
#include <ipclab.h>

int p[2], copy;

setup {
    pipe2(p, O_NONBLOCK);
    copy = dup(p[1]);
}

process(user) {
    char c;
    close(p[1]);
    ssize_t one_left = read(p[0], &c, 1);
    int error = errno;
    close(copy);
    ssize_t n = read(p[0], &c, 1);
}

process(holder) {
    close(copy);
    close(p[1]);
}

always(user.one_left == -1 && user.error == EAGAIN);
sometimes(user.n == 0);
sometimes(user.n == -1);
schedule(holder_last, "user user user user holder");
schedule(user_last, "holder holder user user user user");
