//! title.en  The same name, another pipe
//! title.ko  같은 이름, 다른 파이프
//! rules     FIFO-22 FIFO-21
//! desc.en   The name is removed and made anew while the old FIFO is still open. Old and new descriptors never meet: two pipes had the same name, one after the other.
//! desc.ko   옛 FIFO가 열린 채로 이름을 지우고 다시 만들었습니다. 옛 디스크립터와 새 디스크립터는 결코 만나지 않습니다. 두 파이프가 차례로 같은 이름을 가졌을 뿐입니다.
#include <ipclab.h>

setup { mkfifo("/tmp/door", 0600); }

process(user) {
    char buf[8];
    int before = open("/tmp/door", O_RDWR);
    unlink("/tmp/door");
    mkfifo("/tmp/door", 0600);
    int after = open("/tmp/door", O_RDWR);
    write(before, "old", 3);
    write(after, "newer", 5);
    ssize_t from_old = read(before, buf, sizeof buf);
    ssize_t from_new = read(after, buf, sizeof buf);
}

always(user.from_old == 3 && user.from_new == 5);
schedule(all, "user user user user user user user user user");
