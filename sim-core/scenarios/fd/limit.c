//! title.en  Too many open files
//! title.ko  너무 많이 연 파일
//! rules     FD-10 FD-12
//! desc.en   With a limit of ten descriptors, dup at the limit fails with EMFILE; asking for the number ten itself is EBADF with dup2 and EINVAL with F_DUPFD.
//! desc.ko   디스크립터를 10개로 제한하면 한도에서 dup은 EMFILE로 실패합니다. 번호 10을 콕 집어 청하면 dup2는 EBADF, F_DUPFD는 EINVAL입니다.
#include <ipclab.h>

process(user) {
    struct rlimit limit = { 10, 10 };
    setrlimit(RLIMIT_NOFILE, &limit);
    int last = fcntl(0, F_DUPFD, 9);
    int full = fcntl(0, F_DUPFD, 9);
    int full_error = errno;
    int target = dup2(0, 10);
    int target_error = errno;
    int least = fcntl(0, F_DUPFD, 10);
    int least_error = errno;
}

always(user.last == 9);
always(user.full == -1 && user.full_error == EMFILE);
always(user.target == -1 && user.target_error == EBADF);
always(user.least == -1 && user.least_error == EINVAL);
schedule(all, "user user user user user user");
