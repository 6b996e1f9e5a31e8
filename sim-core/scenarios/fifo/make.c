//! title.en  A name for a pipe
//! title.ko  파이프에 붙인 이름
//! rules     FIFO-01 FIFO-02
//! desc.en   mkfifo makes a name in the file system: type FIFO, size 0, permissions cut by the umask. A second mkfifo of the same name fails with EEXIST.
//! desc.ko   mkfifo는 파일 시스템에 이름을 만듭니다. 종류는 FIFO, 크기는 0이고 권한은 umask만큼 깎입니다. 같은 이름으로 다시 만들면 EEXIST로 실패합니다.
#include <ipclab.h>

setup { unlink("/tmp/door"); }

process(maker) {
    struct stat st;
    umask(027);
    int made = mkfifo("/tmp/door", 0666);
    stat("/tmp/door", &st);
    int is_fifo = S_ISFIFO(st.st_mode);
    int mode = st.st_mode & 0777;
    long size = st.st_size;
    int again = mkfifo("/tmp/door", 0666);
    int error = errno;
    unlink("/tmp/door");
}

always(maker.made == 0 && maker.is_fifo && maker.size == 0);
always(maker.mode == 0640);
always(maker.again == -1 && maker.error == EEXIST);
schedule(all, "maker maker maker maker maker maker");
