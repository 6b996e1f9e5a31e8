//! title.en  A pipe as a lock
//! title.ko  자물쇠가 된 파이프
//! rules     PIPE-06
//! desc.en   One byte lies in the pipe. Who reads it holds the lock, who writes it back releases it: no update of the counter in the file is lost.
//! desc.ko   파이프에 바이트 하나가 있습니다. 읽은 쪽이 자물쇠를 쥐고, 되돌려 쓰면 풀립니다. 파일에 든 계수기의 갱신은 하나도 사라지지 않습니다.
#include <ipclab.h>

int token[2], file;

setup {
    pipe(token);
    write(token[1], "T", 1);
    file = open("/tmp/counter", O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(file, "0", 1);
}

process(a) {
    char t, c;
    read(token[0], &t, 1);
    pread(file, &c, 1, 0);
    c++;
    pwrite(file, &c, 1, 0);
    write(token[1], &t, 1);
}

process(b) {
    char t, c;
    read(token[0], &t, 1);
    pread(file, &c, 1, 0);
    c++;
    pwrite(file, &c, 1, 0);
    write(token[1], &t, 1);
}

always(a.c + b.c == '1' + '2');
never(deadlock);
schedule(b_waits, "a b a a a b b b b");
