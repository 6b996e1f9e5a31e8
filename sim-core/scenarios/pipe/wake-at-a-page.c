//! title.en  The writer wakes when a page is empty
//! title.ko  페이지가 비어야 쓰는 쪽이 깨어납니다
//! rules     PIPE-32 PIPE-30 PIPE-19
//! desc.en   A writer sleeps at a full pipe. Reading 4000 bytes of the page does not wake it; the last 96 do. Step through the run and watch who is ready.
//! desc.ko   쓰는 쪽이 가득 찬 파이프에서 잠들어 있습니다. 페이지의 4000바이트를 읽어도 깨어나지 않고, 나머지 96바이트를 읽어야 깨어납니다. 한 단계씩 밟으며 누가 준비되는지 보십시오.
#include <ipclab.h>

int p[2];
char block[4096];

setup {
    pipe(p);
    fcntl(p[1], F_SETPIPE_SZ, 4096);
    write(p[1], block, sizeof block);
}

process(writer) {
    ssize_t n = write(p[1], "x", 1);
}

process(reader) {
    char buf[4096];
    ssize_t n1 = read(p[0], buf, 4000);
    ssize_t n2 = read(p[0], buf, 4000);
}

always(reader.n1 == 4000 && reader.n2 == 96);
always(writer.n == 1);
schedule(sleeps_on, "writer reader reader writer");
