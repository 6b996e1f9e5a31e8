//! title.en  Above PIPE_BUF writers mix
//! title.ko  PIPE_BUF를 넘으면 섞입니다
//! rules     PIPE-22 PIPE-19 PIPE-35
//! limits    page=4 pipe_buf=4
//! desc.en   Two writers put two pages each into a pipe of two pages that is full at first. A long write sleeps half way, and then the other may come between: the reader sees the letters change more than once.
//! desc.ko   두 프로세스가 처음에 가득 차 있는 두 페이지짜리 파이프에 두 페이지씩 씁니다. 긴 write는 중간에 잠들고 그 사이에 상대가 끼어들 수 있습니다. 읽는 쪽은 글자가 두 번 이상 바뀌는 것을 보기도 합니다.
#include <ipclab.h>

int p[2];
char record[2 * PIPE_BUF];

setup {
    pipe(p);
    fcntl(p[1], F_SETPIPE_SZ, 2 * PIPE_BUF);
    write(p[1], record, sizeof record);
}

process(a) {
    memset(record, 'a', sizeof record);
    write(p[1], record, sizeof record);
}

process(b) {
    memset(record, 'b', sizeof record);
    write(p[1], record, sizeof record);
}

process(reader) {
    char page[PIPE_BUF];
    char last = 0;
    int changes = -1;
    for (int i = 0; i < 6; i++) {
        read(p[0], page, sizeof page);
        if (page[0] != last)
            changes++;
        last = page[0];
    }
}

sometimes(reader.changes == 1);
sometimes(reader.changes > 1);
always(reader.changes >= 1 && reader.changes <= 3);
never(deadlock);
schedule(mixed, "a b reader a reader b reader a reader b reader reader");
schedule(in_turn, "a reader a reader a b reader b reader b reader reader");
