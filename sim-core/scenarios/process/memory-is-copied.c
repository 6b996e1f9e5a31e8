//! title.en  fork copies memory
//! title.ko  fork는 메모리를 베낍니다
//! rules     PROC-02 PROC-18
//! desc.en   After fork each process has its own x. The child's assignment is invisible to the parent, however long it waits: to tell it anything a channel is needed.
//! desc.ko   fork 뒤에는 프로세스마다 자기 x를 가집니다. 자식의 대입은 부모가 아무리 기다려도 보이지 않습니다. 무엇이든 알리려면 통로가 필요합니다.
#include <ipclab.h>

int main(void) {
    int x = 1, status = 0;
    if (fork() == 0) {
        x = 2;
        _exit(x);
    }
    wait(&status);
    int told = WEXITSTATUS(status);
    return 0;
}

always(main.x == 1 && main.1.x == 2);
always(main.told == 2);
schedule(one_by_one, "main main main.1 main main");
