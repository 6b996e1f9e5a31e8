//! title.en  dup and fork share the position
//! title.ko  dup과 fork는 위치를 나눠 씁니다
//! rules     FD-02
//! desc.en   A file opened before the fork has one position for both processes: each byte is read by one of them only, as if the file were a pipe.
//! desc.ko   fork 전에 연 파일은 두 프로세스가 위치 하나를 함께 씁니다. 바이트마다 한 프로세스만 읽게 되어 마치 파이프 같습니다.
#include <ipclab.h>

int file;

setup {
    file = open("/tmp/notes", O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(file, "12", 2);
    lseek(file, 0, SEEK_SET);
}

process(a) {
    char c = 0;
    read(file, &c, 1);
}

process(b) {
    char c = 0;
    int copy = dup(file);
    read(copy, &c, 1);
}

always(a.c + b.c == '1' + '2');
sometimes(a.c == '1');
sometimes(a.c == '2');
schedule(b_first, "b b a");
