//! title.en  Removing the name of an open FIFO
//! title.ko  열린 FIFO의 이름 지우기
//! rules     FIFO-21
//! desc.en   unlink takes the name away, not the pipe: those who have it open go on talking, but nobody can join any more.
//! desc.ko   unlink는 이름만 없앨 뿐 파이프를 없애지 않습니다. 이미 연 프로세스들은 계속 주고받지만 새로 들어올 수는 없습니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(user) {
    char buf[8];
    int fd = open("/tmp/door", O_RDWR);
    unlink("/tmp/door");
    write(fd, "still", 5);
    ssize_t n = read(fd, buf, sizeof buf);
    int late = open("/tmp/door", O_RDWR);
    int error = errno;
}

always(user.n == 5);
always(user.late == -1 && user.error == ENOENT);
schedule(all, "user user user user user user");
