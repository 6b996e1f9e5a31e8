//! title.en  The parent greets its child
//! title.ko  부모가 자식에게 건네는 인사
//! rules     PIPE-03 PIPE-58 PROC-01 PROC-17
//! desc.en   The program of every textbook: one pipe, one fork, a message from parent to child, printf, wait. Nothing can go wrong here, in any order.
//! desc.ko   교과서마다 있는 프로그램입니다. 파이프 하나, fork 한 번, 부모가 자식에게 보내는 메시지, printf, wait. 어떤 순서에서도 잘못될 것이 없습니다.
#include <ipclab.h>

#define MESSAGE "good morning"

int main(void) {
    int fd[2];
    char buf[32];

    if (pipe(fd) == -1) {
        perror("pipe");
        exit(1);
    }
    switch (fork()) {
    case -1:
        perror("fork");
        exit(1);
    case 0:
        close(fd[1]);
        read(fd[0], buf, sizeof buf);
        printf("child: %s\n", buf);
        exit(0);
    default:
        close(fd[0]);
        write(fd[1], MESSAGE, sizeof MESSAGE);
        close(fd[1]);
        wait(NULL);
    }
    return 0;
}

always(main.1.out == "child: good morning\n");
never(deadlock);
schedule(one_by_one, "main main main main main main main.1 main.1 main.1 main.1 main main");
