//! title.en  Too busy to shrink
//! title.ko  줄이기에는 너무 차 있습니다
//! rules     PIPE-42 PIPE-27
//! desc.en   9000 bytes lie in three slots. Two pages could hold 8192 bytes, but the kernel counts slots: EBUSY. After one slot has been read the same request succeeds.
//! desc.ko   9000바이트가 슬롯 3개에 나뉘어 있습니다. 커널은 바이트가 아니라 슬롯을 세므로 두 페이지로 줄이려 하면 EBUSY입니다. 슬롯 하나를 읽고 나면 같은 요청이 성공합니다.
#include <ipclab.h>

int p[2];
char block[3000];

setup {
    pipe(p);
    for (int i = 0; i < 3; i++)
        write(p[1], block, sizeof block);
}

process(owner) {
    int busy = fcntl(p[0], F_SETPIPE_SZ, 8192);
    int error = errno;
    read(p[0], block, sizeof block);
    int fits = fcntl(p[0], F_SETPIPE_SZ, 8192);
}

always(owner.busy == -1 && owner.error == EBUSY);
always(owner.fits == 8192);
schedule(all, "owner owner owner owner");
