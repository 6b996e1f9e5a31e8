//! title.en  The short read and its cure
//! title.ko  모자란 read와 그 처방
//! rules     PIPE-05
//! desc.en   The reader wants exactly eight bytes, which come in two writes. A single read may bring four; the loop that adds up until eight or end of file is the only correct way to read a fixed amount.
//! desc.ko   정확히 8바이트가 필요하지만 두 번의 write로 나뉘어 옵니다. read 한 번은 4바이트만 줄 수 있습니다. 8바이트가 모이거나 파일 끝이 될 때까지 더해 가는 반복문만이 정해진 양을 바르게 읽습니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(writer) {
    write(p[1], "left", 4);
    write(p[1], "side", 4);
}

process(reader) {
    char buf[8];
    int have = 0, reads = 0;
    while (have < 8) {
        ssize_t n = read(p[0], buf + have, 8 - have);
        if (n <= 0)
            break;
        have += n;
        reads++;
    }
}

always(reader.have == 8);
sometimes(reader.reads == 1);
sometimes(reader.reads == 2);
never(reader.reads > 2);
schedule(two_pieces, "reader writer reader reader writer reader");
schedule(one_piece, "writer writer reader");
