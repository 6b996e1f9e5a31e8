//! title.en  Feeding a filter, reading too late
//! title.ko  필터를 먹이고 너무 늦게 읽기
//! rules     PIPE-60 PIPE-19
//! limits    page=4 pipe_buf=4
//! desc.en   The parent writes all input to a filter before it reads any output. The filter's output pipe fills, the filter stops reading, the input pipe fills, and both sleep. It works with small input only.
//! desc.ko   부모가 출력을 읽기 전에 입력을 모두 필터에 씁니다. 필터의 출력 파이프가 가득 차 필터가 읽기를 멈추고, 입력 파이프도 가득 차 둘 다 잠듭니다. 입력이 작을 때만 돌아가는 프로그램입니다.
#include <ipclab.h>

int in[2], out[2];
char block[4 * PIPE_BUF];

setup {
    pipe(in);
    pipe(out);
    fcntl(in[1], F_SETPIPE_SZ, PIPE_BUF);
    fcntl(out[1], F_SETPIPE_SZ, PIPE_BUF);
}

process(parent) {
    ssize_t n = -1;
    n = write(in[1], block, sizeof block);
    read(out[0], block, sizeof block);
}

process(filter) {
    char page[PIPE_BUF];
    for (int i = 0; i < 4; i++) {
        ssize_t n = read(in[0], page, sizeof page);
        write(out[1], page, n);
    }
}

always(deadlock);
always(stuck(parent) && stuck(filter) && parent.n == -1);
schedule(fills_up, "parent filter filter parent filter filter parent");
