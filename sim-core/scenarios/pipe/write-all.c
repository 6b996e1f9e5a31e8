//! title.en  Writing everything, nonblocking
//! title.ko  비차단으로 끝까지 쓰기
//! rules     PIPE-23 PIPE-24 PIPE-31
//! desc.en   The usual loop goes on after a short write and stops at EAGAIN. How far it comes depends on how much the reader took away meanwhile; what was written is always a prefix, in whole pages.
//! desc.ko   흔히 쓰는 반복문은 모자란 write 뒤에 이어 쓰다가 EAGAIN에서 멈춥니다. 어디까지 가는지는 그사이 읽는 쪽이 얼마나 꺼냈는지에 달려 있고, 쓰인 것은 언제나 페이지 단위의 앞부분입니다.
#include <ipclab.h>

int p[2];
char block[4 * 4096];

setup {
    pipe2(p, O_NONBLOCK);
    fcntl(p[1], F_SETPIPE_SZ, 2 * 4096);
}

process(writer) {
    int done = 0;
    ssize_t n;
    while ((n = write(p[1], block + done, sizeof block - done)) > 0)
        done += n;
    int error = errno;
}

process(reader) {
    char got[4096];
    ssize_t n = read(p[0], got, sizeof got);
}

always(writer.done == 8192 || writer.done == 12288);
always(writer.error == EAGAIN);
sometimes(writer.done == 8192);
sometimes(writer.done == 12288);
schedule(helped, "writer reader writer writer");
schedule(alone, "writer writer reader");
