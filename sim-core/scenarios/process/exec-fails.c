//! title.en  The line after exec
//! title.ko  exec 다음 줄
//! rules     PROC-16
//! desc.en   exec returns only when it failed, and then nothing has changed. A child that does not end there goes on as a second copy of its parent.
//! desc.ko   exec은 실패했을 때만 돌아오고, 그때는 아무것도 바뀌지 않았습니다. 거기서 끝내지 않는 자식은 부모의 또 다른 복사본으로 계속 실행됩니다.
#include <ipclab.h>

int main(void) {
    int status = 0;
    close(open("/tmp/text", O_WRONLY | O_CREAT, 0600));
    execl("/tmp/no-such-program", "no-such-program", (char *)NULL);
    int missing = errno;
    execl("/tmp/text", "text", (char *)NULL);
    int not_executable = errno;
    if (fork() == 0) {
        execlp("no-such-program", "no-such-program", (char *)NULL);
        _exit(127);
    }
    wait(&status);
    int code = WEXITSTATUS(status);
    return 0;
}

always(main.missing == ENOENT && main.not_executable == EACCES);
always(main.code == 127);
schedule(one_by_one, "main main main main main main main.1 main.1 main.1 main.1 main main");
