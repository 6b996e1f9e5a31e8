//! title.en  Two FIFOs opened in the same order
//! title.ko  같은 순서로 연 두 FIFO
//! rules     FIFO-29 FIFO-04 FIFO-05
//! desc.en   Both processes open the same FIFO first. They meet at each of the two in turn, and a dialogue in both directions becomes possible.
//! desc.ko   두 프로세스가 같은 FIFO부터 엽니다. 두 FIFO에서 차례로 만나고, 양방향 대화가 가능해집니다.
#include <ipclab.h>

setup {
    mkfifo("/tmp/to-a", 0600);
    mkfifo("/tmp/to-b", 0600);
}

process(a) {
    char c = 0;
    int in = open("/tmp/to-a", O_RDONLY);
    int out = open("/tmp/to-b", O_WRONLY);
    read(in, &c, 1);
    write(out, "y", 1);
}

process(b) {
    char c = 0;
    int out = open("/tmp/to-a", O_WRONLY);
    int in = open("/tmp/to-b", O_RDONLY);
    write(out, "x", 1);
    read(in, &c, 1);
}

always(a.c == 'x' && b.c == 'y');
never(deadlock);
schedule(one_by_one, "a b b a a a b b b a a a b b");
