//! title.en  A child's end is a signal
//! title.ko  자식의 끝은 시그널입니다
//! rules     PROC-26 PROC-17
//! desc.en   When a child ends, its parent gets SIGCHLD. The handler runs between two steps of the parent; with SA_RESTART a sleeping waitpid simply goes on.
//! desc.ko   자식이 끝나면 부모는 SIGCHLD를 받습니다. 핸들러는 부모의 두 걸음 사이에 실행되고, SA_RESTART가 있으면 잠들어 있던 waitpid는 그대로 이어집니다.
#include <ipclab.h>

volatile sig_atomic_t count;

void on_child(int sig) {
    (void)sig;
    count++;
}

int main(void) {
    struct sigaction action = { .sa_handler = on_child, .sa_flags = SA_RESTART };
    sigaction(SIGCHLD, &action, NULL);
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    int reaped = waitpid(child, NULL, 0) == child;
    int signals = count;
    return 0;
}

always(main.reaped);
always(main.signals == 1);
schedule(one_by_one, "main main main main.1 main main");
