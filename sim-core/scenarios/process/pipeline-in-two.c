//! title.en  echo | wc -c with two processes
//! title.ko  두 프로세스로 하는 echo | wc -c
//! rules     FD-06 FD-16 PIPE-09 PROC-11
//! desc.en   The parent itself becomes the right side of the pipeline: after exec it is wc, and nobody waits for the left side. Its status and output are what the user sees.
//! desc.ko   부모 자신이 파이프라인의 오른쪽이 됩니다. exec 뒤에는 wc이고 왼쪽을 기다리는 이는 없습니다. 사용자가 보는 것은 wc의 종료 상태와 출력입니다.
#include <ipclab.h>

int main(void) {
    int p[2];
    pipe(p);
    if (fork() == 0) {
        dup2(p[1], 1);
        close(p[0]);
        close(p[1]);
        execlp("echo", "echo", "hello", (char *)NULL);
        _exit(127);
    }
    dup2(p[0], 0);
    close(p[0]);
    close(p[1]);
    execlp("wc", "wc", "-c", (char *)NULL);
    return 127;
}

always(main.out == "6\n" && main.status == 0);
never(deadlock);
schedule(one_by_one, "main main main main main main main main main.1 main.1 main.1 main.1 main.1 main.1 main.1:waitable main main main main");
