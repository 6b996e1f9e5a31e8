//! title.en  Waiting for all by end of file
//! title.ko  파일 끝으로 모두를 기다리기
//! rules     PIPE-09 PIPE-36 FD-17 PIPE-08
//! desc.en   Workers inherit a write end and never write. When the last of them is done, however it ended, the collector reads 0: a pipe can count the living without one byte.
//! desc.ko   일꾼들은 쓰기 쪽을 물려받고 아무것도 쓰지 않습니다. 어떻게 끝났든 마지막 일꾼이 사라지면 기다리던 쪽이 0을 읽습니다. 바이트 하나 없이도 파이프는 살아 있는 프로세스를 셀 수 있습니다.
#include <ipclab.h>

int alive[2];

setup { pipe(alive); }

process(worker) {
    close(alive[0]);
}

process(crasher) {
    raise(SIGKILL);
}

process(collector) {
    char c;
    close(alive[1]);
    ssize_t n = read(alive[0], &c, 1);
}

always(collector.n == 0 && crasher.signal == SIGKILL);
never(deadlock);
schedule(one_by_one, "worker worker crasher crasher collector collector collector");
