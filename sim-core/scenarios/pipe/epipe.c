//! title.en  EPIPE, the error behind SIGPIPE
//! title.ko  SIGPIPE 뒤에 있는 오류, EPIPE
//! rules     PIPE-15
//! desc.en   With SIGPIPE ignored the same write returns -1 and errno is EPIPE: now the program can decide itself. Servers do this before they write to anybody.
//! desc.ko   SIGPIPE를 무시하면 같은 write가 -1을 돌려주고 errno는 EPIPE가 됩니다. 이제 프로그램이 스스로 결정할 수 있습니다. 서버는 누구에게든 쓰기 전에 이렇게 합니다.
#include <ipclab.h>

int p[2];

setup {
    pipe(p);
    close(p[0]);
}

process(careless) {
    write(p[1], "x", 1);
}

process(careful) {
    signal(SIGPIPE, SIG_IGN);
    ssize_t n = write(p[1], "x", 1);
    int error = errno;
}

always(careless.signal == SIGPIPE);
always(careful.n == -1 && careful.error == EPIPE && careful.status == 0);
schedule(both, "careless careful careful");
