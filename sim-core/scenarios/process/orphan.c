//! title.en  An orphan
//! title.ko  고아
//! rules     PROC-27 FD-17 PIPE-08
//! desc.en   The child waits for its parent's end, which it sees as end of file on a pipe. It runs on, and getppid tells of a new parent; only in the moment between closing and dying may it still be the old one.
//! desc.ko   자식은 부모의 끝을 파이프의 파일 끝으로 알아챕니다. 자식은 계속 실행되고 getppid는 새 부모를 알려 줍니다. 부모가 닫고 나서 아주 사라지기까지의 틈에서만 아직 옛 부모일 수 있습니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(parent) {
    pid_t me = getpid();
    int changed = 0;
    if (fork() == 0) {
        char c;
        close(p[1]);
        read(p[0], &c, 1);
        changed = getppid() != me;
        _exit(5);
    }
}

always(parent.status == 0 && parent.1.status == 5);
sometimes(parent.1.changed == 1);
schedule(one_by_one, "parent parent parent parent.1 parent.1 parent.1 parent.1");
