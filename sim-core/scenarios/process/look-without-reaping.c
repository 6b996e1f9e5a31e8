//! title.en  Looking without reaping
//! title.ko  거두지 않고 보기
//! rules     PROC-24 PROC-22
//! desc.en   waitid with WNOWAIT tells how the child ended and leaves it waitable: the same answer can be had again and again, until somebody really waits.
//! desc.ko   WNOWAIT를 준 waitid는 자식이 어떻게 끝났는지만 알려 주고 거두지 않습니다. 누군가 정말로 기다리기 전까지 같은 답을 몇 번이든 얻습니다.
#include <ipclab.h>

int main(void) {
    siginfo_t one, two;
    int status = 0;
    pid_t child = fork();
    if (child == 0)
        _exit(3);
    waitid(P_PID, child, &one, WEXITED | WNOWAIT);
    waitid(P_PID, child, &two, WEXITED | WNOWAIT);
    int reaped = waitpid(child, &status, 0) == child;
    int first = one.si_status, second = two.si_status;
    int code = WEXITSTATUS(status);
    return 0;
}

always(main.first == 3 && main.second == 3);
always(main.reaped && main.code == 3);
schedule(one_by_one, "main main main.1 main main main main");
