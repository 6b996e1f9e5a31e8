//! title.en  Always the lowest free number
//! title.ko  언제나 가장 작은 빈 번호
//! rules     FD-01 FD-13
//! desc.en   open, dup and pipe hand out the lowest number that is free, and a closed number is free at once. Shells redirect with this: close 1, open a file, and it is standard output.
//! desc.ko   open, dup, pipe는 비어 있는 가장 작은 번호를 줍니다. 닫은 번호는 곧바로 다시 쓰입니다. 셸의 재지정이 이 규칙에 기댑니다. 1을 닫고 파일을 열면 그것이 표준 출력이 됩니다.
#include <ipclab.h>

process(user) {
    int p[2];
    pipe(p);
    int first = p[0];
    int copy = dup(p[1]);
    close(p[0]);
    int again = dup(copy);
    close(0);
    int zero = dup(copy);
}

always(user.copy == user.first + 2);
always(user.again == user.first && user.zero == 0);
schedule(all, "user user user user user user user");
