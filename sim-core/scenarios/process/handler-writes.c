//! title.en  A handler that makes calls of its own
//! title.ko  스스로 시스템 콜을 부르는 핸들러
//! rules     PROC-17 PROC-26
//! desc.en   While the parent sleeps in waitpid, a signal arrives. The handler runs on top of the sleeping call, writes its line, and returns; with SA_RESTART waitpid then sleeps on as if nothing had happened. A handler may call write because write is async-signal-safe; printf is not.
//! desc.ko   부모가 waitpid에서 잠든 사이에 시그널이 옵니다. 핸들러는 잠든 호출 위에서 실행되어 한 줄을 쓰고 돌아가고, SA_RESTART가 있으면 waitpid는 아무 일도 없었던 것처럼 다시 잠듭니다. 핸들러에서 write를 불러도 되는 것은 write가 async-signal-safe이기 때문이며, printf는 그렇지 않습니다.
#include <ipclab.h>

void on_usr1(int sig) {
    (void)sig;
    write(1, "signal\n", 7);
}

int main(void) {
    struct sigaction action = { .sa_handler = on_usr1, .sa_flags = SA_RESTART };
    sigaction(SIGUSR1, &action, NULL);
    pid_t child = fork();
    if (child == 0) {
        kill(getppid(), SIGUSR1);
        _exit(7);
    }
    int status = 0;
    int reaped = waitpid(child, &status, 0) == child;
    int code = WEXITSTATUS(status);
    return 0;
}

always(main.reaped && main.code == 7);
always(main.out == "signal\n");
schedule(asleep_first, "main main main main.1 main.1 main!USR1 main main.1 main main");
