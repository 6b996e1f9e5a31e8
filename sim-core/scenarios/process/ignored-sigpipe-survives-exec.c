//! title.en  The child that does not notice the broken pipe
//! title.ko  끊어진 파이프를 눈치채지 못하는 자식
//! rules     PROC-15 PIPE-15
//! desc.en   yes | head -1: normally yes dies of SIGPIPE as soon as head has gone. Started by a parent that ignores SIGPIPE it gets an error instead, complains and exits with a status of its own.
//! desc.ko   yes | head -1에서 yes는 보통 head가 끝나자마자 SIGPIPE로 죽습니다. SIGPIPE를 무시하는 부모가 시작했다면 대신 오류를 받아 불평하고 스스로 종료 상태를 남깁니다.
#include <ipclab.h>

int main(void) {
    int p[2], status = 0;
    pipe(p);
    signal(SIGPIPE, SIG_IGN);
    if (fork() == 0) {
        dup2(p[1], 1);
        close(p[0]);
        close(p[1]);
        execlp("yes", "yes", (char *)NULL);
        _exit(127);
    }
    close(p[0]);
    close(p[1]);
    wait(&status);
    int killed = WIFSIGNALED(status);
    int code = WEXITSTATUS(status);
    return 0;
}

always(main.killed == 0 && main.code == 1);
schedule(one_by_one, "main main main main main main main.1 main.1 main.1 main.1 main.1 main.1 main.1 main.1 main.1 main.1 main main");
