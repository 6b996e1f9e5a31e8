//! title.en  Stop and continue cut a write short
//! title.ko  멈췄다 계속하면 write가 짧아집니다
//! rules     PIPE-54
//! desc.en   No handler anywhere: the writer sleeps in write(70000) with 65536 bytes moved, is stopped and continued from outside, and its write returns 65536. The loop around write is for everybody.
//! desc.ko   핸들러는 어디에도 없습니다. 65536바이트를 옮기고 write(70000)에서 잠든 프로세스를 밖에서 멈췄다가 계속하게 하면 write가 65536을 돌려줍니다. write를 감싸는 반복문은 누구에게나 필요합니다.
#include <ipclab.h>

char block[70000];

int main(void) {
    int p[2];
    ssize_t n = 0;
    pipe(p);
    pid_t writer = fork();
    if (writer == 0) {
        n = write(p[1], block, sizeof block);
        _exit(0);
    }
    kill(writer, SIGSTOP);
    kill(writer, SIGCONT);
    wait(NULL);
    return 0;
}

sometimes(main.1.n == 65536);
sometimes(stuck(main.1));
always(main.1.n == 65536 || stuck(main.1));
schedule(cut_short, "main main main main.1 main.1!SIGSTOP main main.1 main.1 main main");
schedule(nothing_to_cut, "main main main main main main.1");
