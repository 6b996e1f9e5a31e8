//! title.en  Nobody knows who comes first
//! title.ko  누가 먼저인지는 아무도 모릅니다
//! rules     PROC-10 PIPE-03
//! desc.en   Parent and child each write a letter into a pipe right after fork. Both orders are possible, whatever your machine shows a thousand times.
//! desc.ko   fork 직후 부모와 자식이 파이프에 글자를 하나씩 씁니다. 여러분의 컴퓨터가 천 번을 어떻게 보여 주든 두 순서가 모두 가능합니다.
#include <ipclab.h>

int main(void) {
    char got[2] = "";
    int p[2];
    pipe(p);
    if (fork() == 0) {
        write(p[1], "c", 1);
        _exit(0);
    }
    write(p[1], "p", 1);
    wait(NULL);
    read(p[0], got, 2);
    char first = got[0];
    return 0;
}

sometimes(main.first == 'p');
sometimes(main.first == 'c');
schedule(parent_first, "main main main");
schedule(child_first, "main main main.1 main");
