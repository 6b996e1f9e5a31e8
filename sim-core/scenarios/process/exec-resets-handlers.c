//! title.en  exec forgets handlers, not SIG_IGN
//! title.ko  exec은 핸들러를 잊고 무시는 기억합니다
//! rules     PROC-12 PROC-11 PROC-15
//! desc.en   A handler is code of the old program, so exec sets the signal back to its default. A signal that was ignored stays ignored: a program started by a careless parent never dies of SIGPIPE.
//! desc.ko   핸들러는 옛 프로그램의 코드이므로 exec은 그 시그널을 기본 동작으로 되돌립니다. 무시하던 시그널은 계속 무시됩니다. 부주의한 부모가 시작한 프로그램은 SIGPIPE로 죽지 않습니다.
#include <ipclab.h>

void on_child(int sig) {
    (void)sig;
}

int main(int argc, char **argv) {
    int caught_is_default = 0, ignored_stays = 0;
    if (argc == 1) {
        signal(SIGCHLD, on_child);
        signal(SIGPIPE, SIG_IGN);
        execl("/proc/self/exe", argv[0], "again", (char *)NULL);
        return 1;
    }
    struct sigaction action;
    sigaction(SIGCHLD, NULL, &action);
    caught_is_default = action.sa_handler == SIG_DFL;
    sigaction(SIGPIPE, NULL, &action);
    ignored_stays = action.sa_handler == SIG_IGN;
    return 0;
}

always(main.status == 0);
always(main.caught_is_default && main.ignored_stays);
schedule(all, "main main main main main main");
