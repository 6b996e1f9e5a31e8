//! title.en  End of file that comes back to life
//! title.ko  다시 살아나는 파일 끝
//! rules     FIFO-16 FIFO-15 FIFO-20
//! desc.en   When the writer leaves, the reader gets its bytes and then 0. A new writer opens the FIFO, and the same descriptor that said "end" delivers data again.
//! desc.ko   쓰는 쪽이 떠나면 읽는 쪽은 남은 바이트를 받고 0을 받습니다. 새로운 쓰는 쪽이 FIFO를 열면 끝이라고 했던 바로 그 디스크립터가 다시 데이터를 줍니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(user) {
    char buf[8];
    int r = open("/tmp/door", O_RDONLY | O_NONBLOCK);
    int w = open("/tmp/door", O_WRONLY);
    write(w, "abc", 3);
    close(w);
    ssize_t left = read(r, buf, sizeof buf);
    ssize_t end = read(r, buf, sizeof buf);
    w = open("/tmp/door", O_WRONLY);
    write(w, "de", 2);
    ssize_t more = read(r, buf, sizeof buf);
}

always(user.left == 3 && user.end == 0 && user.more == 2);
schedule(all, "user user user user user user user user user user");
