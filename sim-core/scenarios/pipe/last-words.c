//! title.en  Last words of a killed writer
//! title.ko  죽은 프로세스의 마지막 말
//! rules     PIPE-10 PIPE-11 FD-17 PIPE-36
//! desc.en   The writer writes and is killed by SIGKILL at once. The bytes belong to the pipe, not to the writer: the reader still gets all of them, and then end of file.
//! desc.ko   쓰자마자 SIGKILL로 죽는 프로세스가 있습니다. 쓰인 바이트는 쓴 프로세스가 아니라 파이프의 것이므로, 읽는 쪽은 모두 받고 나서 파일 끝을 만납니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(writer) {
    write(p[1], "last words", 10);
    kill(getpid(), SIGKILL);
}

process(reader) {
    char buf[32];
    close(p[1]);
    ssize_t n1 = read(p[0], buf, sizeof buf);
    ssize_t n2 = read(p[0], buf, sizeof buf);
}

always(writer.signal == SIGKILL);
always(reader.n1 == 10 && reader.n2 == 0);
schedule(after_death, "writer writer writer reader reader reader");
schedule(asleep_at_death, "writer reader reader reader writer writer reader");
