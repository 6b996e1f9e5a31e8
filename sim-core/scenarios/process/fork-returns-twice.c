//! title.en  fork returns twice
//! title.ko  두 번 돌아오는 fork
//! rules     PROC-01 PROC-10 PROC-17
//! desc.en   One call, two returns: 0 in the child, the child's pid in the parent. Which of the two goes on first is not defined; only wait makes an order.
//! desc.ko   호출은 한 번인데 두 번 돌아옵니다. 자식에서는 0, 부모에서는 자식의 pid입니다. 누가 먼저 나아갈지는 정해져 있지 않고, wait만이 순서를 만듭니다.
#include <ipclab.h>

int main(void) {
    pid_t pid = fork();
    if (pid == 0) {
        write(1, "c", 1);
        _exit(0);
    }
    write(1, "p", 1);
    int reaped = wait(NULL) == pid;
    return 0;
}

always(main.reaped && main.1.pid == 0);
always(main.out == "p" && main.1.out == "c");
schedule(parent_first, "main main main.1");
schedule(child_first, "main main.1 main.1 main main");
