//! title.en  wait before or after the end
//! title.ko  끝나기 전의 wait, 끝난 뒤의 wait
//! rules     PROC-17 PROC-18 PROC-22
//! desc.en   If the child is still running, waitpid sleeps; if it has ended before, its status was kept and waitpid returns at once. The result is the same.
//! desc.ko   자식이 아직 실행 중이면 waitpid는 잠들고, 이미 끝났다면 간직해 둔 상태를 받아 곧바로 돌아옵니다. 결과는 같습니다.
#include <ipclab.h>

int main(void) {
    int status = 0;
    pid_t child = fork();
    if (child == 0)
        _exit(7);
    int reaped = waitpid(child, &status, 0) == child;
    int code = WEXITSTATUS(status);
    return 0;
}

always(main.reaped && main.code == 7);
never(deadlock);
schedule(parent_sleeps, "main main main.1 main");
schedule(zombie_waits, "main main.1 main");
