//! title.en  A bad address is an error, not a crash
//! title.ko  나쁜 주소는 죽음이 아니라 오류입니다
//! rules     FD-19 PIPE-47
//! desc.en   The kernel checks the pointer itself: EFAULT instead of SIGSEGV, and the bytes that could not be delivered stay in the pipe.
//! desc.ko   커널이 포인터를 스스로 확인합니다. SIGSEGV가 아니라 EFAULT이고, 전하지 못한 바이트는 파이프에 남습니다.
#include <ipclab.h>

int p[2];
char *nowhere = (char *)1;

setup {
    pipe(p);
    write(p[1], "abc", 3);
}

process(user) {
    char buf[8];
    int queued = 0;
    ssize_t bad = read(p[0], nowhere, 3);
    int error = errno;
    ioctl(p[0], FIONREAD, &queued);
    ssize_t put = write(p[1], nowhere, 3);
    int write_error = errno;
    ssize_t n = read(p[0], buf, sizeof buf);
}

always(user.bad == -1 && user.error == EFAULT && user.queued == 3);
always(user.put == -1 && user.write_error == EFAULT);
always(user.n == 3 && user.signal == 0);
schedule(all, "user user user user user");
