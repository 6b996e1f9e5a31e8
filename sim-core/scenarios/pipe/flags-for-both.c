//! title.en  pipe2 sets both ends
//! title.ko  pipe2의 플래그는 양쪽에
//! rules     PIPE-48
//! desc.en   The flags of pipe2 hold for both descriptors from the first moment, with no gap between pipe and fcntl in which a fork could copy them.
//! desc.ko   pipe2의 플래그는 처음부터 두 디스크립터 모두에 걸립니다. pipe와 fcntl 사이처럼 fork가 끼어들 틈이 없습니다.
#include <ipclab.h>

process(user) {
    int p[2];
    pipe2(p, O_CLOEXEC | O_NONBLOCK);
    int cloexec = fcntl(p[0], F_GETFD) + fcntl(p[1], F_GETFD);
    int nonblock0 = fcntl(p[0], F_GETFL) & O_NONBLOCK;
    int nonblock1 = fcntl(p[1], F_GETFL) & O_NONBLOCK;
}

always(user.cloexec == 2 * FD_CLOEXEC);
always(user.nonblock0 == O_NONBLOCK && user.nonblock1 == O_NONBLOCK);
schedule(all, "user user user user user user");
