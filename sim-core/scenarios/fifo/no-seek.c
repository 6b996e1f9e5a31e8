//! title.en  A FIFO cannot be rewound
//! title.ko  FIFO는 되감을 수 없습니다
//! rules     FIFO-27
//! desc.en   A FIFO has a name like a file but no position: lseek fails with ESPIPE.
//! desc.ko   FIFO에는 파일처럼 이름이 있지만 위치는 없습니다. lseek는 ESPIPE로 실패합니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(user) {
    int fd = open("/tmp/door", O_RDWR);
    off_t where = lseek(fd, 0, SEEK_SET);
    int error = errno;
}

always(user.fd >= 0 && user.where == -1 && user.error == ESPIPE);
schedule(all, "user user user");
