//! title.en  2>&1 >file is not >file 2>&1
//! title.ko  2>&1 >file과 >file 2>&1은 다릅니다
//! rules     FD-06 FD-02
//! desc.en   Redirections are dup2 calls from left to right. Copying 1 to 2 first and then moving 1 leaves 2 where 1 used to be: the errors do not reach the file.
//! desc.ko   재지정은 왼쪽에서 오른쪽으로 하는 dup2입니다. 1을 먼저 2로 복사하고 1을 옮기면 2는 옛 1에 남습니다. 오류 메시지는 파일에 가지 않습니다.
#include <ipclab.h>

int file;

setup { file = open("/tmp/out", O_RDWR | O_CREAT | O_TRUNC, 0600); }

process(shell) {
    dup2(1, 2);
    dup2(file, 1);
    write(1, "out", 3);
    write(2, "err\n", 4);
    off_t size = lseek(file, 0, SEEK_END);
}

always(shell.size == 3 && shell.out == "err\n");
schedule(all, "shell shell shell shell shell shell");
