//! title.en  A killed parent takes nobody along
//! title.ko  죽은 부모는 아무도 데려가지 않습니다
//! rules     PROC-31 PROC-27 PROC-19
//! desc.en   main.1 forks and is killed. Its child knows nothing about it: it goes on waiting for a byte, gets it and ends by itself.
//! desc.ko   main.1은 fork한 뒤 죽임을 당합니다. 그 자식은 아무것도 모른 채 바이트를 계속 기다리다가 받고 스스로 끝납니다.
#include <ipclab.h>

int main(void) {
    int ready[2], go[2];
    char c;
    pipe(ready);
    pipe(go);
    pid_t middle = fork();
    if (middle == 0) {
        if (fork() == 0) {
            write(ready[1], "r", 1);
            read(go[0], &c, 1);
            _exit(5);
        }
        pause();
    }
    read(ready[0], &c, 1);
    kill(middle, SIGKILL);
    waitpid(middle, NULL, 0);
    write(go[1], "g", 1);
    return 0;
}

always(main.1.signal == SIGKILL);
always(main.1.1.status == 5);
never(deadlock);
schedule(one_by_one, "main main main main main.1 main.1 main.1.1 main.1.1 main main main.1!SIGKILL main main main main.1.1 main.1.1");
