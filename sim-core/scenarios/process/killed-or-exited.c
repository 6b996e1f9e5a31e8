//! title.en  Killed is not exited
//! title.ko  죽임을 당한 것과 끝난 것
//! rules     PROC-19 FD-17
//! desc.en   WEXITSTATUS means something only after WIFEXITED. A child killed by SIGKILL has no exit status: read without asking, its 0 looks like success.
//! desc.ko   WEXITSTATUS는 WIFEXITED가 참일 때만 뜻이 있습니다. SIGKILL로 죽은 자식에게는 종료 상태가 없는데, 묻지 않고 읽으면 0이라 성공처럼 보입니다.
#include <ipclab.h>

int main(void) {
    int status = -1;
    if (fork() == 0)
        raise(SIGKILL);
    wait(&status);
    int exited = WIFEXITED(status);
    int careless = WEXITSTATUS(status);
    int signaled = WIFSIGNALED(status);
    int sig = WTERMSIG(status);
    return 0;
}

always(!main.exited && main.careless == 0);
always(main.signaled && main.sig == SIGKILL);
schedule(one_by_one, "main main main.1 main.1 main main");
