//! title.en  Flush before you fork
//! title.ko  fork 전에 비우기
//! rules     PROC-09 PROC-29
//! desc.en   The same program with fflush before fork: the buffer is empty when it is copied, and the line appears once.
//! desc.ko   같은 프로그램에 fork 전 fflush를 넣었습니다. 베낄 때 버퍼가 비어 있으므로 줄은 한 번만 나타납니다.
#include <ipclab.h>

int main(void) {
    int file = open("/tmp/out", O_RDWR | O_CREAT | O_TRUNC, 0600);
    dup2(file, 1);
    printf("hello\n");
    fflush(stdout);
    if (fork() == 0)
        exit(0);
    wait(NULL);
    int size = lseek(file, 0, SEEK_END);
    return 0;
}

always(main.size == 6);
schedule(one_by_one, "main main main main main main.1 main main main");
