//! title.en  One write, two reads
//! title.ko  write 한 번, read 두 번
//! rules     PIPE-04 PIPE-05
//! desc.en   Six bytes are in the pipe. A read of four takes four, the next read of four takes the two that are left and returns at once.
//! desc.ko   파이프에 6바이트가 있습니다. 4바이트 read는 4바이트를 꺼내고, 다음 4바이트 read는 남은 2바이트를 받아 곧바로 돌아옵니다.
#include <ipclab.h>

int p[2];

setup {
    pipe(p);
    write(p[1], "abcdef", 6);
}

process(reader) {
    char buf[4];
    ssize_t n1 = read(p[0], buf, sizeof buf);
    ssize_t n2 = read(p[0], buf, sizeof buf);
    char fifth = buf[0];
}

always(reader.n1 == 4 && reader.n2 == 2 && reader.fifth == 'e');
schedule(all, "reader reader");
