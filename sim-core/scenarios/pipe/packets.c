//! title.en  Packets: a pipe with boundaries
//! title.ko  패킷: 경계가 있는 파이프
//! rules     PIPE-49
//! desc.en   With O_DIRECT each write is a packet. A read takes one packet and drops what does not fit; a write of 5000 bytes becomes two packets, 4096 and 904.
//! desc.ko   O_DIRECT이면 write마다 패킷 하나가 됩니다. read는 패킷 하나를 꺼내고 들어가지 않는 부분은 버립니다. 5000바이트 write는 4096과 904, 두 패킷이 됩니다.
#include <ipclab.h>

int p[2];
char block[8192];

setup { pipe2(p, O_DIRECT); }

process(user) {
    write(p[1], block, 100);
    write(p[1], block, 50);
    ssize_t cut = read(p[0], block, 10);
    ssize_t next = read(p[0], block, sizeof block);
    write(p[1], block, 5000);
    ssize_t n1 = read(p[0], block, sizeof block);
    ssize_t n2 = read(p[0], block, sizeof block);
}

always(user.cut == 10 && user.next == 50);
always(user.n1 == 4096 && user.n2 == 904);
schedule(all, "user user user user user user user user");
