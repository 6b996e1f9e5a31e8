//! title.en  A descriptor out of the way
//! title.ko  멀찍이 둔 디스크립터
//! rules     FD-11
//! desc.en   F_DUPFD gives the lowest free number that is not below the one asked for. Shells put their saved copies there, away from the numbers a user may name.
//! desc.ko   F_DUPFD는 지정한 번호 이상에서 가장 작은 빈 번호를 줍니다. 셸은 보관할 복사본을 이렇게 사용자가 쓸 번호에서 멀리 둡니다.
#include <ipclab.h>

process(user) {
    int one = fcntl(0, F_DUPFD, 100);
    int two = fcntl(0, F_DUPFD, 100);
    int flag = fcntl(one, F_GETFD);
}

always(user.one == 100 && user.two == 101 && user.flag == 0);
schedule(all, "user user user user");
