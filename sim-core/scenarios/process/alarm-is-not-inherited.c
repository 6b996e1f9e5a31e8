//! title.en  The child has no alarm
//! title.ko  자식에게는 알람이 없습니다
//! rules     PROC-06
//! desc.en   An alarm set before fork stays with the parent: alarm(0), which tells how many seconds were left, always says 0 in the child. In the parent it may have gone off already; nobody promises how fast a program runs.
//! desc.ko   fork 전에 맞춘 알람은 부모에게만 남습니다. 남은 초를 알려 주는 alarm(0)이 자식에서는 언제나 0입니다. 부모의 알람은 벌써 울렸을 수도 있습니다. 프로그램이 얼마나 빨리 실행될지는 아무도 약속하지 않습니다.
#include <ipclab.h>

int main(void) {
    int left = 0;
    signal(SIGALRM, SIG_IGN);
    alarm(2);
    pid_t child = fork();
    left = alarm(0);
    if (child > 0)
        wait(NULL);
    return 0;
}

always(main.1.left == 0);
sometimes(main.left > 0);
schedule(one_by_one, "main main main main main.1 main.1 main main");
