//! title.en  echo | cat by hand
//! title.ko  손으로 만든 echo | cat
//! rules     PIPE-09 FD-06 FD-16 PROC-17
//! desc.en   What a shell does for a pipeline: pipe, fork twice, dup2 onto 0 and 1, close everything else, exec, close in the parent, wait for both.
//! desc.ko   셸이 파이프라인을 위해 하는 일입니다. pipe, fork 두 번, 0과 1로 dup2, 나머지 닫기, exec, 부모에서 닫기, 둘 다 기다리기입니다.
#include <ipclab.h>

int main(void) {
    int p[2];
    pipe(p);
    if (fork() == 0) {
        dup2(p[1], 1);
        close(p[0]);
        close(p[1]);
        execlp("echo", "echo", "hi", (char *)NULL);
        _exit(127);
    }
    if (fork() == 0) {
        dup2(p[0], 0);
        close(p[0]);
        close(p[1]);
        execlp("cat", "cat", (char *)NULL);
        _exit(127);
    }
    close(p[0]);
    close(p[1]);
    wait(NULL);
    wait(NULL);
    return 0;
}

always(main.2.out == "hi\n" && main.status == 0);
never(deadlock);
schedule(one_by_one, "main main main main main main main.1 main.1 main.1 main.1 main.1 main.1 main.1 main.2 main.2 main.2 main.2 main.2 main.2 main.2 main.2 main.2 main main main");
