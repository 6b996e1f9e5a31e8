//! title.en  Ending is closing
//! title.ko  끝나는 것은 닫는 것입니다
//! rules     FD-17 PIPE-08 PIPE-36
//! desc.en   A process never closes its write end by hand and dies by a signal, another just ends. In both cases the kernel closes all descriptors, and the reader gets its end of file.
//! desc.ko   한 프로세스는 쓰기 쪽을 손수 닫지 않고 시그널로 죽고, 다른 프로세스는 그냥 끝납니다. 어느 쪽이든 커널이 디스크립터를 모두 닫으므로 읽는 쪽은 파일 끝을 받습니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(killed) {
    raise(SIGTERM);
}

process(ended) {
    _exit(3);
}

process(reader) {
    char c;
    close(p[1]);
    ssize_t n = read(p[0], &c, 1);
}

always(reader.n == 0);
always(killed.signal == SIGTERM && ended.status == 3);
schedule(one_by_one, "killed killed ended reader reader reader");
