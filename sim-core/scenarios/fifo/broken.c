//! title.en  The reader left between open and write
//! title.ko  open과 write 사이에 떠난 읽는 쪽
//! rules     FIFO-28 FIFO-05 FIFO-14
//! desc.en   Both met in open, so the writer knows that there was a reader. When it writes, the reader may be gone: SIGPIPE. That open succeeded says nothing about later.
//! desc.ko   둘이 open에서 만났으므로 쓰는 쪽은 읽는 쪽이 있었음을 압니다. 그러나 쓸 때는 이미 떠났을 수 있고, 그러면 SIGPIPE입니다. open의 성공은 나중을 보장하지 않습니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(reader) {
    int fd = open("/tmp/door", O_RDONLY);
}

process(writer) {
    ssize_t n = 0;
    int fd = open("/tmp/door", O_WRONLY);
    n = write(fd, "x", 1);
}

sometimes(writer.signal == SIGPIPE);
sometimes(writer.n == 1);
always(writer.signal == SIGPIPE || writer.n == 1);
never(deadlock);
schedule(gone, "reader writer reader reader writer");
schedule(still_there, "reader writer writer reader");
