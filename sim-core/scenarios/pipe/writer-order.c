//! title.en  Sleeping writers stand in line too
//! title.ko  잠든 쓰는 쪽도 줄을 섭니다
//! rules     PIPE-35 PIPE-19 PIPE-21
//! limits    page=4 pipe_buf=4
//! desc.en   The pipe is full and two writers wait with one page each. They get in in the order in which they fell asleep, each page in one piece.
//! desc.ko   파이프가 가득 차 두 프로세스가 한 페이지씩 들고 기다립니다. 잠든 순서대로 들어가며 페이지는 저마다 온전합니다.
#include <ipclab.h>

int p[2];
char page[PIPE_BUF];

setup {
    pipe(p);
    fcntl(p[1], F_SETPIPE_SZ, PIPE_BUF);
    write(p[1], page, sizeof page);
}

process(a) {
    memset(page, 'a', sizeof page);
    write(p[1], page, sizeof page);
}

process(b) {
    memset(page, 'b', sizeof page);
    write(p[1], page, sizeof page);
}

process(reader) {
    char second, third;
    read(p[0], page, sizeof page);
    read(p[0], page, sizeof page);
    second = page[0];
    read(p[0], page, sizeof page);
    third = page[0];
}

always(reader.second + reader.third == 'a' + 'b');
sometimes(reader.second == 'a');
sometimes(reader.second == 'b');
never(deadlock);
schedule(a_first, "a b reader a reader b reader");
schedule(b_first, "b a reader b reader a reader");
