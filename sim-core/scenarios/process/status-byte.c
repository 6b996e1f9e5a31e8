//! title.en  An exit status is one byte
//! title.ko  종료 상태는 한 바이트
//! rules     PROC-18
//! desc.en   Only the low eight bits of the status reach the parent: exit(256) looks like success, exit(-1) like 255, and 0x1234 arrives as 52.
//! desc.ko   종료 상태는 아래 8비트만 부모에게 전해집니다. exit(256)은 성공처럼 보이고, exit(-1)은 255, 0x1234는 52가 됩니다.
#include <ipclab.h>

int run(int code) {
    int status;
    if (fork() == 0)
        _exit(code);
    wait(&status);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

int main(void) {
    int looks_fine = run(256);
    int minus_one = run(-1);
    int cut = run(0x1234);
    return 0;
}

always(main.looks_fine == 0 && main.minus_one == 255 && main.cut == 52);
schedule(one_by_one, "main main main.1 main main main main.2 main main main main.3 main main");
