//! title.en  Records up to PIPE_BUF stay whole
//! title.ko  PIPE_BUF 이하의 기록은 섞이지 않습니다
//! rules     PIPE-21 PIPE-03
//! limits    page=4 pipe_buf=4
//! desc.en   Two writers put records of PIPE_BUF bytes into one small pipe. Whatever the order, each record comes out in one piece: that is why several processes may log into one pipe.
//! desc.ko   두 프로세스가 작은 파이프 하나에 PIPE_BUF바이트 기록을 넣습니다. 순서가 어떻든 기록은 저마다 온전히 나옵니다. 그래서 여러 프로세스가 한 파이프에 로그를 써도 됩니다.
#include <ipclab.h>

int p[2];

setup {
    pipe(p);
    fcntl(p[1], F_SETPIPE_SZ, PIPE_BUF);
}

process(a) {
    char record[PIPE_BUF];
    memset(record, 'a', sizeof record);
    write(p[1], record, sizeof record);
}

process(b) {
    char record[PIPE_BUF];
    memset(record, 'b', sizeof record);
    write(p[1], record, sizeof record);
}

process(reader) {
    char got[PIPE_BUF];
    int whole = 0;
    char first = 0;
    for (int i = 0; i < 2; i++) {
        ssize_t n = read(p[0], got, sizeof got);
        if (n == sizeof got && got[0] == got[n - 1])
            whole++;
        if (i == 0)
            first = got[0];
    }
}

always(reader.whole == 2);
sometimes(reader.first == 'a');
sometimes(reader.first == 'b');
never(deadlock);
schedule(b_waits, "a b reader b reader");
schedule(b_first, "b reader a reader");
