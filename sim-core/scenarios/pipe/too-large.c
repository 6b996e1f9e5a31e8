//! title.en  No pipe above two gigabytes
//! title.ko  2기가바이트를 넘는 파이프는 없습니다
//! rules     PIPE-43
//! desc.en   A size above 2^31 makes no sense to the kernel: EINVAL, for everybody. The pipe keeps the size it had.
//! desc.ko   2^31을 넘는 크기는 커널에게 뜻이 없으므로 누구에게나 EINVAL입니다. 파이프는 원래 크기를 지킵니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(owner) {
    int asked = fcntl(p[0], F_SETPIPE_SZ, (1u << 31) + 1);
    int error = errno;
    int size = fcntl(p[0], F_GETPIPE_SZ);
}

always(owner.asked == -1 && owner.error == EINVAL);
always(owner.size == 65536);
schedule(all, "owner owner owner");
