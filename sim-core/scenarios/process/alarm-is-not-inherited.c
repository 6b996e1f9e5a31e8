//! title.en  The child has no alarm
//! title.ko  자식에게는 알람이 없습니다
//! rules     PROC-06
//! desc.en   An alarm set before fork stays with the parent: alarm(0), which tells how many seconds were left, says 0 in the child.
//! desc.ko   fork 전에 맞춘 알람은 부모에게만 남습니다. 남은 초를 알려 주는 alarm(0)이 자식에서는 0을 돌려줍니다.
#include <ipclab.h>

int main(void) {
    alarm(100);
    pid_t child = fork();
    int left = alarm(0);
    if (child > 0)
        wait(NULL);
    return 0;
}

always(main.left > 0 && main.1.left == 0);
schedule(one_by_one, "main main main main main.1 main.1 main main");
