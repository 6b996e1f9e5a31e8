//! title.en  The kernel sees a circle of locks
//! title.ko  커널이 알아채는 잠금의 고리
//! rules     FD-22 FD-21
//! desc.en   Two processes lock two bytes in opposite order. The one that would close the circle is refused with EDEADLK instead of sleeping for ever. No other mechanism here is that kind.
//! desc.ko   두 프로세스가 두 바이트를 반대 순서로 잠급니다. 고리를 닫게 될 쪽은 영원히 잠드는 대신 EDEADLK로 거절당합니다. 이만큼 친절한 수단은 여기에 달리 없습니다.
#include <ipclab.h>

int file;

setup { file = open("/tmp/lock", O_RDWR | O_CREAT | O_TRUNC, 0600); }

process(a) {
    struct flock first = { .l_type = F_WRLCK, .l_start = 0, .l_len = 1 };
    struct flock second = { .l_type = F_WRLCK, .l_start = 1, .l_len = 1 };
    int error = 0;
    fcntl(file, F_SETLKW, &first);
    if (fcntl(file, F_SETLKW, &second) == -1)
        error = errno;
}

process(b) {
    struct flock first = { .l_type = F_WRLCK, .l_start = 1, .l_len = 1 };
    struct flock second = { .l_type = F_WRLCK, .l_start = 0, .l_len = 1 };
    int error = 0;
    fcntl(file, F_SETLKW, &first);
    if (fcntl(file, F_SETLKW, &second) == -1)
        error = errno;
}

sometimes(a.error == EDEADLK);
sometimes(b.error == EDEADLK);
sometimes(a.error == 0 && b.error == 0);
never(a.error == EDEADLK && b.error == EDEADLK);
never(deadlock);
schedule(circle, "a b a b b a");
