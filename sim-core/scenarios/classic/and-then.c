//! title.en  false && echo, true && echo
//! title.ko  false && echo, true && echo
//! rules     PROC-17 PROC-18 PROC-16
//! desc.en   What a shell does for &&: run, wait, look at the exit status, go on only if it is 0. A missing command ends with 127.
//! desc.ko   셸이 &&를 위해 하는 일입니다. 실행하고, 기다리고, 종료 상태를 보고, 0일 때만 다음으로 넘어갑니다. 없는 명령은 127로 끝납니다.
#include <ipclab.h>

int run(char *command) {
    int status;
    if (fork() == 0) {
        execlp(command, command, (char *)NULL);
        _exit(127);
    }
    wait(&status);
    return WEXITSTATUS(status);
}

int main(void) {
    int no = run("false");
    if (no == 0)
        printf("not printed\n");
    int yes = run("true");
    if (yes == 0)
        printf("printed\n");
    int missing = run("no-such-command");
    return 0;
}

always(main.no == 1 && main.yes == 0 && main.missing == 127);
always(main.out == "printed\n");
schedule(one_by_one, "main main main.1 main.1 main.1 main main main main.2 main.2 main.2 main main main main main.3 main.3 main.3 main.3 main main");
