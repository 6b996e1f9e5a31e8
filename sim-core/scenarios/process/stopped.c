//! title.en  Stopped, continued, ended
//! title.ko  멈춤, 계속, 끝
//! rules     PROC-23
//! desc.en   With WUNTRACED waitpid also reports that the child was stopped; the parent lets it go on with SIGCONT and waits for its end.
//! desc.ko   WUNTRACED를 주면 waitpid는 자식이 멈춘 것도 알려 줍니다. 부모는 SIGCONT로 다시 가게 하고 끝을 기다립니다.
#include <ipclab.h>

int main(void) {
    int status = 0;
    pid_t child = fork();
    if (child == 0) {
        raise(SIGSTOP);
        _exit(4);
    }
    waitpid(child, &status, WUNTRACED);
    int stopped = WIFSTOPPED(status) ? WSTOPSIG(status) : 0;
    kill(child, SIGCONT);
    waitpid(child, &status, WCONTINUED);
    int continued = WIFCONTINUED(status);
    waitpid(child, &status, 0);
    int code = WEXITSTATUS(status);
    return 0;
}

always(main.stopped == SIGSTOP);
schedule(one_by_one, "main main main.1 main.1 main main main main main.1 main main");
