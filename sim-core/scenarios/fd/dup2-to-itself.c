//! title.en  dup2 onto itself
//! title.ko  자기 자신 위로 dup2
//! rules     FD-07 FD-09
//! desc.en   dup2(a, a) does nothing and returns a: the classic "dup2, then close the old one" closes the only copy. dup3 refuses the same with EINVAL.
//! desc.ko   dup2(a, a)는 아무것도 하지 않고 a를 돌려줍니다. 흔히 하듯 dup2 다음에 원래 번호를 닫으면 하나뿐인 복사본을 닫게 됩니다. dup3는 같은 것을 EINVAL로 거절합니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(user) {
    int same = dup2(p[0], p[0]) == p[0];
    int third = dup3(p[0], p[0], 0);
    int error = errno;
    close(p[0]);
    int gone = fcntl(p[0], F_GETFD);
}

always(user.same);
always(user.third == -1 && user.error == EINVAL);
always(user.gone == -1);
schedule(all, "user user user user user");
