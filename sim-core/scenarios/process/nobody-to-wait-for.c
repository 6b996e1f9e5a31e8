//! title.en  Nobody to wait for
//! title.ko  기다릴 자식이 없습니다
//! rules     PROC-21
//! desc.en   ECHILD three times: before any child exists, for a process that is not one's child, and for a child that was waited for already.
//! desc.ko   ECHILD가 세 번 나옵니다. 자식이 생기기 전, 자식이 아닌 프로세스, 이미 거둔 자식을 기다릴 때입니다.
#include <ipclab.h>

int main(void) {
    pid_t none = wait(NULL);
    int none_error = errno;
    pid_t parent = waitpid(getppid(), NULL, 0);
    int parent_error = errno;
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    wait(NULL);
    pid_t again = waitpid(child, NULL, 0);
    int again_error = errno;
    return 0;
}

always(main.none == -1 && main.none_error == ECHILD);
always(main.parent == -1 && main.parent_error == ECHILD);
always(main.again == -1 && main.again_error == ECHILD);
schedule(one_by_one, "main main main main main main.1 main main main");
