//! title.en  Choosing whom to wait for
//! title.ko  누구를 기다릴지 고르기
//! rules     PROC-25 PROC-17
//! desc.en   waitpid with a pid waits for that child only, whoever ends first; with -1 it takes any; a group number below -1 takes any child of that process group.
//! desc.ko   pid를 준 waitpid는 누가 먼저 끝나든 그 자식만 기다립니다. -1이면 아무나, -1보다 작으면 그 프로세스 그룹의 자식을 기다립니다.
#include <ipclab.h>

int main(void) {
    int status = 0;
    pid_t first = fork();
    if (first == 0)
        _exit(1);
    pid_t second = fork();
    if (second == 0)
        _exit(2);
    waitpid(second, &status, 0);
    int chosen = WEXITSTATUS(status);
    waitpid(-getpgrp(), &status, 0);
    int rest = WEXITSTATUS(status);
    return 0;
}

always(main.chosen == 2 && main.rest == 1);
schedule(one_by_one, "main main main main.1 main.2 main main main main");
