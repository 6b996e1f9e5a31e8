//! title.en  ENXIO: nobody reads
//! title.ko  ENXIO: 읽는 이가 없습니다
//! rules     FIFO-07 FIFO-06
//! desc.en   A writer that does not want to wait is refused with ENXIO when no reader is there. Whether the reader is there already is a matter of luck.
//! desc.ko   기다리지 않으려는 쓰는 쪽은 읽는 쪽이 없으면 ENXIO로 거절당합니다. 읽는 쪽이 이미 와 있는지는 운에 달렸습니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(reader) {
    int fd = open("/tmp/door", O_RDONLY | O_NONBLOCK);
    close(fd);
}

process(writer) {
    int error = 0;
    int fd = open("/tmp/door", O_WRONLY | O_NONBLOCK);
    if (fd == -1)
        error = errno;
}

sometimes(writer.fd >= 0);
sometimes(writer.error == ENXIO);
always(writer.fd >= 0 || writer.error == ENXIO);
schedule(too_early, "writer reader");
schedule(in_time, "reader writer");
schedule(too_late, "reader reader writer");
