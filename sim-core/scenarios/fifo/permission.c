//! title.en  A FIFO that may not be opened
//! title.ko  열 수 없는 FIFO
//! rules     FIFO-24
//! desc.en   The FIFO's mode gives no permission to read. An ordinary user gets EACCES; root may open it all the same.
//! desc.ko   FIFO의 모드에 읽기 권한이 없습니다. 보통 사용자는 EACCES를 받지만 루트는 그래도 열 수 있습니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0200); }

process(user) {
    if (geteuid() == 0)
        seteuid(65534);
    int fd = open("/tmp/door", O_RDONLY | O_NONBLOCK);
    int error = errno;
}

always(user.fd == -1 && user.error == EACCES);
schedule(all, "user user user");
