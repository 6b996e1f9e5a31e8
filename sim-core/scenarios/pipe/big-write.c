//! title.en  A write larger than the pipe
//! title.ko  파이프보다 큰 write
//! rules     PIPE-25 PIPE-19 PIPE-03
//! desc.en   write(70000) does not return before all bytes are in, and they do not fit: writer and reader must run in turns inside one single call. A program that reads only after its write returned would hang here.
//! desc.ko   write(70000)은 모든 바이트를 넣기 전에는 돌아오지 않는데 한꺼번에 들어가지도 않습니다. 호출 하나가 끝나기까지 쓰는 쪽과 읽는 쪽이 번갈아 나아가야 합니다. write가 돌아온 뒤에야 읽는 프로그램은 여기서 멈춥니다.
#include <ipclab.h>

int p[2];
char block[70000];

setup { pipe(p); }

process(writer) {
    close(p[0]);
    ssize_t n = write(p[1], block, sizeof block);
}

process(reader) {
    char buf[65536];
    int total = 0;
    ssize_t n;
    close(p[1]);
    while ((n = read(p[0], buf, sizeof buf)) > 0)
        total += n;
}

always(writer.n == 70000 && reader.total == 70000);
never(deadlock);
schedule(in_turns, "writer writer reader reader writer writer reader reader");
