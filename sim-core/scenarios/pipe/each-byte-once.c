//! title.en  Every byte to exactly one reader
//! title.ko  바이트는 꼭 한 번만 전해집니다
//! rules     PIPE-03
//! desc.en   Two readers take one byte each from a pipe that holds two. Who gets which is open, but no byte is read twice and none is lost: a pipe hands work out, it does not broadcast.
//! desc.ko   두 프로세스가 2바이트가 든 파이프에서 한 바이트씩 꺼냅니다. 누가 무엇을 받을지는 정해져 있지 않지만 두 번 읽히거나 사라지는 바이트는 없습니다. 파이프는 일을 나누어 줄 뿐 모두에게 알리지는 않습니다.
#include <ipclab.h>

int p[2];

setup {
    pipe(p);
    write(p[1], "12", 2);
}

process(a) {
    char c = 0;
    read(p[0], &c, 1);
}

process(b) {
    char c = 0;
    read(p[0], &c, 1);
}

always(a.c + b.c == '1' + '2');
sometimes(a.c == '1');
sometimes(a.c == '2');
schedule(b_first, "b a");
