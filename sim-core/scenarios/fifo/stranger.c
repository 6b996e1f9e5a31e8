//! title.en  A program that knows only the name
//! title.ko  이름만 아는 프로그램
//! rules     FIFO-23 FIFO-04 FD-16
//! desc.en   cat has no descriptor in common with the writer, it was given a path. That is enough: anybody with permission on the name can join.
//! desc.ko   cat은 쓰는 쪽과 나눠 가진 디스크립터 없이 경로만 받았습니다. 그것으로 충분합니다. 이름에 권한이 있으면 누구든 참여할 수 있습니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(writer) {
    int fd = open("/tmp/door", O_WRONLY);
    write(fd, "hi\n", 3);
}

process(stranger) {
    execlp("cat", "cat", "/tmp/door", (char *)NULL);
}

always(stranger.out == "hi\n" && stranger.status == 0);
never(deadlock);
schedule(one_by_one, "writer stranger stranger stranger writer writer writer stranger stranger stranger stranger stranger");
