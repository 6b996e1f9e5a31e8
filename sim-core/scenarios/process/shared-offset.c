//! title.en  Parent and child read one file
//! title.ko  한 파일을 읽는 부모와 자식
//! rules     PROC-04 FD-02
//! desc.en   The child reads a byte, then the parent reads: it gets the second byte, because fork copies the descriptor but not the position behind it.
//! desc.ko   자식이 한 바이트를 읽은 뒤 부모가 읽으면 둘째 바이트가 나옵니다. fork는 디스크립터를 베끼지만 그 뒤의 위치는 베끼지 않기 때문입니다.
#include <ipclab.h>

int main(void) {
    char c = 0;
    int fd = open("/tmp/notes", O_RDWR | O_CREAT | O_TRUNC, 0600);
    write(fd, "12", 2);
    lseek(fd, 0, SEEK_SET);
    if (fork() == 0) {
        read(fd, &c, 1);
        _exit(0);
    }
    wait(NULL);
    read(fd, &c, 1);
    return 0;
}

always(main.1.c == '1' && main.c == '2');
schedule(one_by_one, "main main main main main main.1 main.1 main main main");
