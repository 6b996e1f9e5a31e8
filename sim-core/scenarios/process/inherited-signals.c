//! title.en  What fork does with signals
//! title.ko  fork와 시그널
//! rules     PROC-05
//! desc.en   The child inherits that SIGPIPE is ignored and SIGTERM is blocked. A SIGTERM that was pending in the parent stays with the parent.
//! desc.ko   자식은 SIGPIPE를 무시하고 SIGTERM을 막은 설정을 물려받습니다. 부모에게 보류 중이던 SIGTERM은 부모에게만 남습니다.
#include <ipclab.h>

int main(void) {
    sigset_t term, mask, pending;
    struct sigaction action;
    signal(SIGPIPE, SIG_IGN);
    sigemptyset(&term);
    sigaddset(&term, SIGTERM);
    sigprocmask(SIG_BLOCK, &term, NULL);
    raise(SIGTERM);
    pid_t child = fork();
    sigaction(SIGPIPE, NULL, &action);
    sigprocmask(SIG_BLOCK, NULL, &mask);
    sigpending(&pending);
    int ignored = action.sa_handler == SIG_IGN;
    int blocked = sigismember(&mask, SIGTERM);
    int waiting = sigismember(&pending, SIGTERM);
    if (child > 0)
        wait(NULL);
    return 0;
}

always(main.ignored && main.1.ignored);
always(main.blocked && main.1.blocked);
always(main.waiting == 1 && main.1.waiting == 0);
schedule(one_by_one, "main main main main main main main main main main.1 main.1 main.1 main.1 main main");
