//! title.en  Children that leave no zombie
//! title.ko  좀비를 남기지 않는 자식
//! rules     PROC-30 PROC-21
//! desc.en   With SIGCHLD ignored, children vanish when they end. waitpid sleeps until the last one is gone and then fails with ECHILD; the exit status is lost for good.
//! desc.ko   SIGCHLD를 무시하면 자식은 끝나는 순간 사라집니다. waitpid는 마지막 자식이 사라질 때까지 잠들었다가 ECHILD로 실패하고, 종료 상태는 영영 알 수 없습니다.
#include <ipclab.h>

int main(void) {
    signal(SIGCHLD, SIG_IGN);
    pid_t child = fork();
    if (child == 0)
        _exit(7);
    pid_t reaped = waitpid(child, NULL, 0);
    int error = errno;
    return 0;
}

always(main.reaped == -1 && main.error == ECHILD);
schedule(sleeps, "main main main main.1 main");
schedule(gone_already, "main main main.1 main");
