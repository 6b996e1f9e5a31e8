//! title.en  The forgotten write end
//! title.ko  닫지 않은 쓰기 쪽
//! rules     PIPE-09 FD-14
//! desc.en   The reader reads until end of file but still holds a write end itself, inherited from before the fork. The end of file never comes: it waits for its own descriptor to be closed.
//! desc.ko   읽는 쪽은 파일 끝까지 읽으려 하지만 fork 전에 물려받은 쓰기 쪽을 스스로 열어 두고 있습니다. 파일 끝은 오지 않습니다. 자기 자신이 디스크립터를 닫기를 기다리는 셈입니다.
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
    /* close(p[1]) is missing */
    while ((n = read(p[0], buf, sizeof buf)) > 0)
        total += n;
}

always(deadlock);
always(stuck(reader) && reader.total == 3);
schedule(hangs, "writer writer writer reader reader");
schedule(reader_first, "reader writer writer reader reader writer");
