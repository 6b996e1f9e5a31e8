//! title.en  The close-on-exec flag belongs to one number
//! title.ko  close-on-exec은 번호 하나의 것
//! rules     FD-04 FD-11
//! desc.en   dup makes a number without FD_CLOEXEC, whatever the original had; fork copies the flag with the whole table. F_DUPFD_CLOEXEC copies and sets it in one call.
//! desc.ko   dup이 만든 번호에는 원본이 어떻든 FD_CLOEXEC이 없습니다. fork는 표를 통째로 베끼므로 플래그도 따라갑니다. F_DUPFD_CLOEXEC은 복제와 설정을 한 번에 합니다.
#include <ipclab.h>

int p[2];

setup { pipe2(p, O_CLOEXEC); }

process(child) {
    int inherited = fcntl(p[0], F_GETFD);
    int copy = dup(p[0]);
    int copied = fcntl(copy, F_GETFD);
    int high = fcntl(p[0], F_DUPFD_CLOEXEC, 50);
    int high_flag = fcntl(high, F_GETFD);
}

always(child.inherited == FD_CLOEXEC && child.copied == 0);
always(child.high >= 50 && child.high_flag == FD_CLOEXEC);
schedule(all, "child child child child child child");
