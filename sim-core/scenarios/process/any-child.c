//! title.en  wait takes whoever ends first
//! title.ko  wait는 먼저 끝난 자식을 거둡니다
//! rules     PROC-17 PROC-10
//! desc.en   Two children, two waits: in which order they are reaped depends on who ends first, so the status must be matched by pid, not by count.
//! desc.ko   자식 둘을 wait 두 번으로 거둡니다. 먼저 끝난 쪽부터 거두므로 상태는 차례가 아니라 pid로 짝지어야 합니다.
#include <ipclab.h>

int main(void) {
    int status = 0;
    if (fork() == 0)
        _exit(1);
    if (fork() == 0)
        _exit(2);
    wait(&status);
    int one = WEXITSTATUS(status);
    wait(&status);
    int two = WEXITSTATUS(status);
    return 0;
}

always(main.one + main.two == 3);
sometimes(main.one == 1);
sometimes(main.one == 2);
schedule(second_ends_first, "main main main.2 main main.1 main");
