//! title.en  Asking without waiting
//! title.ko  기다리지 않고 묻기
//! rules     PROC-20 PROC-21
//! desc.en   WNOHANG returns 0 while the child runs, its pid once it has ended, and ECHILD when there is nobody to wait for. Three answers that a loop must keep apart.
//! desc.ko   WNOHANG은 자식이 실행 중이면 0, 끝났으면 그 pid, 기다릴 자식이 없으면 ECHILD입니다. 반복문은 이 셋을 구별해야 합니다.
#include <ipclab.h>

int main(void) {
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    pid_t now = waitpid(child, NULL, WNOHANG);
    pid_t later = waitpid(child, NULL, 0);
    int error = errno;
    int running = now == 0 && later == child;
    int ended = now == child && later == -1 && error == ECHILD;
    return 0;
}

sometimes(main.running);
sometimes(main.ended);
always(main.running || main.ended);
schedule(too_early, "main main main.1 main");
schedule(in_time, "main main.1 main main");
