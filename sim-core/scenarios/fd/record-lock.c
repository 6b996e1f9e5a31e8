//! title.en  fcntl locks belong to the process
//! title.ko  fcntl 잠금은 프로세스의 것
//! rules     FD-21 FD-22
//! desc.en   A record lock is not inherited: the child is refused with EAGAIN. Then the owner closes another descriptor of the same file, which drops its lock as well, and the next child gets it.
//! desc.ko   레코드 잠금은 물려받지 않으므로 자식은 EAGAIN으로 거절당합니다. 그다음 주인이 같은 파일의 다른 디스크립터를 닫자 잠금까지 풀려 다음 자식은 잠글 수 있습니다.
#include <ipclab.h>

int file;
struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

int try_lock(void) {
    return fcntl(file, F_SETLK, &whole) == -1 ? errno : 0;
}

setup { file = open("/tmp/lock", O_RDWR | O_CREAT | O_TRUNC, 0600); }

process(owner) {
    fcntl(file, F_SETLK, &whole);
    if (fork() == 0)
        _exit(try_lock());
    wait(NULL);
    close(open("/tmp/lock", O_RDONLY));
    if (fork() == 0)
        _exit(try_lock());
    wait(NULL);
}

always(owner.1.status == EAGAIN);
always(owner.2.status == 0);
schedule(one_by_one, "owner owner owner owner.1 owner.1 owner owner owner owner owner owner.2 owner.2 owner owner");
