//! title.en  The reader leaves a sleeping writer
//! title.ko  잠든 쓰기 쪽을 두고 떠난 읽기 쪽
//! rules     PIPE-16 PIPE-19 FD-17
//! desc.en   The pipe is full and the writer sleeps in write. When the last reader goes, the sleeper is woken, finds nobody to write to and gets SIGPIPE.
//! desc.ko   파이프가 가득 차서 쓰는 쪽이 write 안에서 잠들어 있습니다. 마지막 읽는 쪽이 사라지면 잠든 쪽이 깨어나고, 쓸 상대가 없으므로 SIGPIPE를 받습니다.
#include <ipclab.h>

int p[2];
char block[65536];

setup {
    pipe(p);
    write(p[1], block, sizeof block);
}

process(writer) {
    close(p[0]);
    write(p[1], "x", 1);
}

process(reader) {
    close(p[0]);
}

always(writer.signal == SIGPIPE);
schedule(asleep, "writer writer reader writer");
schedule(too_late, "reader writer writer");
