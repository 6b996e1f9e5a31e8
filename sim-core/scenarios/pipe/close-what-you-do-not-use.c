//! title.en  Close what you do not use
//! title.ko  쓰지 않는 쪽은 닫습니다
//! rules     PIPE-09 PIPE-10 PIPE-06
//! desc.en   The same two processes with every unused end closed: the reader gets the bytes, then 0, in every order. Compare the forgotten write end.
//! desc.ko   쓰지 않는 쪽을 모두 닫은 같은 두 프로세스입니다. 어떤 순서에서도 읽는 쪽은 바이트를 받은 뒤 0을 받습니다. 닫지 않은 쓰기 쪽 시나리오와 견주어 보십시오.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(writer) {
    close(p[0]);
    write(p[1], "bye", 3);
}

process(reader) {
    char buf[16];
    int total = 0;
    ssize_t n;
    close(p[1]);
    while ((n = read(p[0], buf, sizeof buf)) > 0)
        total += n;
}

always(reader.total == 3 && reader.n == 0);
never(deadlock);
schedule(reader_first, "reader reader writer writer reader reader writer reader");
schedule(writer_first, "writer writer writer reader reader reader");
