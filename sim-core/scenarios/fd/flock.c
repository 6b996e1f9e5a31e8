//! title.en  flock locks the open file, not the process
//! title.ko  flock은 프로세스가 아니라 열린 파일을 잠급니다
//! rules     FD-20
//! desc.en   Whoever got the descriptor by fork holds the lock as well: locking again succeeds. A second open of the same file is another description and is refused.
//! desc.ko   fork로 디스크립터를 물려받은 프로세스는 잠금도 함께 쥐므로 다시 잠가도 성공합니다. 같은 파일을 새로 열면 다른 열린 파일 기술이라 거절당합니다.
#include <ipclab.h>

int file;

setup {
    file = open("/tmp/lock", O_RDWR | O_CREAT | O_TRUNC, 0600);
    flock(file, LOCK_EX);
}

process(heir) {
    int again = flock(file, LOCK_EX | LOCK_NB);
}

process(stranger) {
    int own = open("/tmp/lock", O_RDWR);
    int refused = flock(own, LOCK_EX | LOCK_NB);
    int error = errno;
}

always(heir.again == 0);
always(stranger.refused == -1 && stranger.error == EWOULDBLOCK);
schedule(one_by_one, "heir heir stranger stranger stranger");
