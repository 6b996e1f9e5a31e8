//! title.en  ls | wc -l
//! title.ko  ls | wc -l
//! rules     FD-06 FD-16 PIPE-09 PROC-17
//! desc.en   The first pipeline of every course. ls sees that its output is no terminal and writes one name a line; wc counts them when the last write end is closed.
//! desc.ko   어느 수업에서나 처음 만드는 파이프라인입니다. ls는 출력이 터미널이 아님을 보고 한 줄에 이름 하나씩 쓰고, wc는 마지막 쓰기 쪽이 닫히면 줄 수를 알려 줍니다.
#include <ipclab.h>

int main(void) {
    int fd[2];

    mkdir("/tmp/fruit", 0700);
    close(open("/tmp/fruit/apple", O_CREAT | O_WRONLY, 0600));
    close(open("/tmp/fruit/pear", O_CREAT | O_WRONLY, 0600));
    pipe(fd);

    if (fork() == 0) {
        close(fd[0]);
        dup2(fd[1], STDOUT_FILENO);
        close(fd[1]);
        execlp("ls", "ls", "/tmp/fruit", (char *)NULL);
        perror("ls");
        exit(EXIT_FAILURE);
    }
    if (fork() == 0) {
        close(fd[1]);
        dup2(fd[0], STDIN_FILENO);
        close(fd[0]);
        execlp("wc", "wc", "-l", (char *)NULL);
        perror("wc");
        exit(EXIT_FAILURE);
    }
    close(fd[0]);
    close(fd[1]);
    wait(NULL);
    wait(NULL);
    return 0;
}

always(main.2.out == "2\n" && main.status == 0);
never(deadlock);
schedule(one_by_one, "main main main main main main main main main main main main.1 main.1 main.1 main.1 main.1 main.1 main.1 main.1 main.1 main.1 main.1 main.1 main.1 main.2 main.2 main.2 main.2 main.2 main.2 main.2 main.2 main.2 main main main");
