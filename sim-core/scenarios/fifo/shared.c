//! title.en  Many readers of one FIFO
//! title.ko  한 FIFO를 읽는 여러 프로세스
//! rules     FIFO-26 FIFO-14
//! desc.en   Two processes open the FIFO on their own and take a byte each. Every byte goes to exactly one of them; separate opens still lead to one pipe.
//! desc.ko   두 프로세스가 FIFO를 따로 열어 한 바이트씩 꺼냅니다. 바이트마다 꼭 한 프로세스에게 갑니다. 따로 열어도 파이프는 하나입니다.
#include <ipclab.h>

int keep;

setup {
    mkfifo("/tmp/door", 0600);
    keep = open("/tmp/door", O_RDWR);
    write(keep, "12", 2);
}

process(a) {
    char c = 0;
    int fd = open("/tmp/door", O_RDONLY);
    read(fd, &c, 1);
}

process(b) {
    char c = 0;
    int fd = open("/tmp/door", O_RDONLY);
    read(fd, &c, 1);
}

always(a.c + b.c == '1' + '2');
sometimes(a.c == '1');
sometimes(b.c == '1');
schedule(a_first, "a a b b");
schedule(b_first, "a b b a");
