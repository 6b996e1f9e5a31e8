//! title.en  Choosing the size of a pipe
//! title.ko  파이프 크기 고르기
//! rules     PIPE-41 PIPE-18
//! desc.en   F_SETPIPE_SZ rounds up to a power of two of pages and returns what it really gave: ask for 0 and get one page, for 5000 and get 8192, for 12288 and get 16384.
//! desc.ko   F_SETPIPE_SZ는 2의 거듭제곱 쪽수로 올림하고 실제로 준 크기를 돌려줍니다. 0을 청하면 한 페이지, 5000이면 8192, 12288이면 16384를 받습니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(owner) {
    int before = fcntl(p[0], F_GETPIPE_SZ);
    int zero = fcntl(p[0], F_SETPIPE_SZ, 0);
    int five = fcntl(p[0], F_SETPIPE_SZ, 5000);
    int three_pages = fcntl(p[0], F_SETPIPE_SZ, 3 * 4096);
    int after = fcntl(p[1], F_GETPIPE_SZ);
}

always(owner.before == 65536);
always(owner.zero == 4096 && owner.five == 8192);
always(owner.three_pages == 16384 && owner.after == 16384);
schedule(all, "owner owner owner owner owner owner");
