//! title.en  Fork twice and nobody has to wait
//! title.ko  두 번 fork하면 기다리지 않아도 됩니다
//! rules     PROC-27 PROC-17 PROC-21
//! desc.en   The middle process ends at once and is reaped; the grandchild is init's now. The parent has no zombie and nobody to wait for, whenever the grandchild ends.
//! desc.ko   가운데 프로세스는 곧바로 끝나 거두어지고 손자는 init의 자식이 됩니다. 손자가 언제 끝나든 부모에게는 좀비도 기다릴 자식도 없습니다.
#include <ipclab.h>

int main(void) {
    pid_t middle = fork();
    if (middle == 0) {
        if (fork() == 0)
            _exit(9);
        _exit(0);
    }
    int reaped = waitpid(middle, NULL, 0) == middle;
    pid_t more = wait(NULL);
    int error = errno;
    return 0;
}

always(main.reaped && main.more == -1 && main.error == ECHILD);
always(main.1.1.status == 9);
schedule(one_by_one, "main main main.1 main.1 main.1.1 main main main");
