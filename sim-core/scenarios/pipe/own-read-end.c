//! title.en  Deadlock of one
//! title.ko  혼자서 빠지는 교착
//! rules     PIPE-55
//! desc.en   The writer forgot to close its own read end. The pipe is full, nobody else reads, but there is a reader: itself. So no SIGPIPE comes, and it waits for ever.
//! desc.ko   쓰는 쪽이 자기 읽기 쪽을 닫지 않았습니다. 파이프는 가득 찼고 아무도 읽지 않지만 읽는 쪽은 있습니다. 바로 자기 자신입니다. 그래서 SIGPIPE도 오지 않고 영원히 기다립니다.
#include <ipclab.h>

int p[2];
char block[65537];

setup { pipe(p); }

process(writer) {
    write(p[1], block, sizeof block);
}

always(deadlock && stuck(writer));
schedule(hangs, "writer");
