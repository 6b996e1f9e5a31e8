//! title.en  Two ends, one SIGCHLD
//! title.ko  끝은 둘, SIGCHLD는 하나
//! rules     PROC-32 PROC-26
//! desc.en   Both children end while SIGCHLD is blocked; the handler then runs once. A handler that reaps one child per signal leaves a zombie: loop over waitpid with WNOHANG.
//! desc.ko   SIGCHLD를 막은 사이 자식 둘이 끝나면 핸들러는 한 번만 실행됩니다. 시그널마다 하나씩 거두는 핸들러는 좀비를 남깁니다. WNOHANG으로 waitpid를 되풀이해야 합니다.
#include <ipclab.h>

volatile sig_atomic_t handled, reaped;

void on_child(int sig) {
    (void)sig;
    handled++;
    while (waitpid(-1, NULL, WNOHANG) > 0)
        reaped++;
}

int main(void) {
    siginfo_t info;
    sigset_t set;
    signal(SIGCHLD, on_child);
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    sigprocmask(SIG_BLOCK, &set, NULL);
    pid_t a = fork();
    if (a == 0)
        _exit(0);
    pid_t b = fork();
    if (b == 0)
        _exit(0);
    waitid(P_PID, a, &info, WEXITED | WNOWAIT);
    waitid(P_PID, b, &info, WEXITED | WNOWAIT);
    sigprocmask(SIG_UNBLOCK, &set, NULL);
    int signals = handled, children = reaped;
    return 0;
}

always(main.signals == 1 && main.children == 2);
schedule(one_by_one, "main main main main main main.1 main.2 main main main main main main main");
