//! title.en  Two FIFOs opened in opposite order
//! title.ko  엇갈린 순서로 연 두 FIFO
//! rules     FIFO-29 FIFO-04
//! desc.en   Each process opens for reading first, each from the other. Both sleep in their first open and never come to the second: the meeting needs the same order on both sides.
//! desc.ko   두 프로세스가 저마다 상대에게서 읽을 FIFO부터 엽니다. 둘 다 첫 open에서 잠들어 둘째에 이르지 못합니다. 만나려면 양쪽이 같은 순서로 열어야 합니다.
#include <ipclab.h>

setup {
    mkfifo("/tmp/to-a", 0600);
    mkfifo("/tmp/to-b", 0600);
}

process(a) {
    int in = open("/tmp/to-a", O_RDONLY);
    int out = open("/tmp/to-b", O_WRONLY);
}

process(b) {
    int in = open("/tmp/to-b", O_RDONLY);
    int out = open("/tmp/to-a", O_WRONLY);
}

always(deadlock);
always(stuck(a) && stuck(b));
schedule(both, "a b");
