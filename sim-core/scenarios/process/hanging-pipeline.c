//! title.en  The pipeline that hangs
//! title.ko  멈춰 버린 파이프라인
//! rules     PIPE-09 PROC-17 FD-16 PIPE-58
//! desc.en   A small shell runs echo | cat and waits for both. It forgot to close its own write end, so cat never sees the end, and the shell waits for cat: each waits for the other.
//! desc.ko   작은 셸이 echo | cat을 실행하고 둘을 기다립니다. 자기 쓰기 쪽을 닫지 않아 cat은 끝을 보지 못하고, 셸은 cat을 기다립니다. 서로가 서로를 기다립니다.
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
    /* close(p[1]) is missing */
    wait(NULL);
    wait(NULL);
    return 0;
}

always(deadlock);
always(stuck(main) && stuck(main.2));
always(main.2.out == "hi\n");
schedule(one_by_one, "main main main main main.1 main.1 main.1 main.1 main.1 main.1 main.1 main.2 main.2 main.2 main.2 main.2 main.2 main.2 main.2 main main");
