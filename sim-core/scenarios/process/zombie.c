//! title.en  A zombie
//! title.ko  좀비
//! rules     PROC-22 PROC-24 PROC-18
//! desc.en   The child has ended, but nobody waited: its pid and its status are kept. kill with signal 0 still finds it; after waitpid the pid is gone.
//! desc.ko   자식은 끝났지만 아무도 거두지 않아 pid와 종료 상태가 남아 있습니다. 시그널 0의 kill은 아직 그 pid를 찾아냅니다. waitpid 뒤에는 사라집니다.
#include <ipclab.h>

int main(void) {
    siginfo_t info;
    int status = 0;
    pid_t child = fork();
    if (child == 0)
        _exit(3);
    waitid(P_PID, child, &info, WEXITED | WNOWAIT);
    int still_there = kill(child, 0);
    waitpid(child, &status, 0);
    int code = WEXITSTATUS(status);
    int gone = kill(child, 0);
    int error = errno;
    return 0;
}

always(main.still_there == 0 && main.code == 3);
always(main.gone == -1 && main.error == ESRCH);
schedule(one_by_one, "main main main.1 main main main main main");
