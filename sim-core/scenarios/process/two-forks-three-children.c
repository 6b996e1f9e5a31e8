//! title.en  Two forks make four processes
//! title.ko  fork 두 번이면 네 프로세스
//! rules     PROC-01 PROC-10 PROC-18
//! desc.en   The second fork is run by parent and child alike. Each process adds up its children's counts: four in all, however they interleave.
//! desc.ko   둘째 fork는 부모와 자식이 모두 실행합니다. 저마다 자식들의 수를 더해 알리면 어떻게 섞이든 모두 넷입니다.
#include <ipclab.h>

int main(void) {
    int count = 1, status;
    fork();
    fork();
    while (wait(&status) > 0)
        count += WEXITSTATUS(status);
    return count;
}

always(main.status == 4);
always(main.1.status == 2 && main.2.status == 1 && main.1.1.status == 1);
schedule(one_by_one, "main main main main.1 main.1 main.2 main.2 main.1.1 main.1.1 main main main.1 main.1 main.1 main main main");
