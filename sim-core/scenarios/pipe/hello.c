//! title.en  Hello through a pipe
//! title.ko  파이프로 보낸 인사
//! rules     PIPE-01 PIPE-03 PIPE-05 PIPE-06
//! desc.en   One process writes five bytes, another reads up to sixteen. The reader gets the five that are there and does not wait for more; if it comes first, it sleeps until they arrive.
//! desc.ko   한 프로세스가 5바이트를 쓰고, 다른 프로세스가 최대 16바이트를 읽습니다. 읽는 쪽은 들어 있는 5바이트만 받고 더 기다리지 않습니다. 먼저 도착했다면 바이트가 올 때까지 잠듭니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(writer) {
    close(p[0]);
    write(p[1], "hello", 5);
}

process(reader) {
    char buf[16];
    close(p[1]);
    ssize_t n = read(p[0], buf, sizeof buf);
    char first = buf[0];
}

always(reader.n == 5 && reader.first == 'h');
never(deadlock);
schedule(reader_sleeps, "reader reader writer writer reader");
schedule(bytes_wait, "writer writer reader reader");
