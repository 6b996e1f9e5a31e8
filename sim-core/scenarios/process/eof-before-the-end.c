//! title.en  End of file before the end
//! title.ko  끝보다 먼저 오는 파일 끝
//! rules     PROC-28 PROC-20 FD-17
//! desc.en   A dying process closes its descriptors first and becomes waitable later. A parent that has read end of file may ask with WNOHANG and still hear 0: not yet.
//! desc.ko   죽어 가는 프로세스는 디스크립터를 먼저 닫고 나중에야 거둘 수 있게 됩니다. 파일 끝을 읽은 부모가 WNOHANG으로 물어도 아직 아니라는 0을 들을 수 있습니다.
#include <ipclab.h>

int main(void) {
    int p[2];
    char c;
    pipe(p);
    pid_t child = fork();
    if (child == 0)
        _exit(0);
    close(p[1]);
    ssize_t end = read(p[0], &c, 1);
    pid_t asked = waitpid(child, NULL, WNOHANG);
    int not_yet = asked == 0;
    int done = asked == child;
    return 0;
}

always(main.end == 0);
sometimes(main.not_yet);
sometimes(main.done);
schedule(not_yet, "main main main main.1:later main main main main.1");
schedule(done, "main main main main.1:waitable main main main");
