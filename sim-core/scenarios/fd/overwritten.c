//! title.en  Two logs, one line
//! title.ko  두 번 썼는데 한 줄
//! rules     FD-03
//! desc.en   The same without O_APPEND: each description starts at 0, so the second line overwrites the first. The file never grows beyond three bytes.
//! desc.ko   O_APPEND 없이 같은 일을 합니다. 열린 파일 기술마다 위치가 0에서 시작하므로 둘째 줄이 첫째 줄을 덮어씁니다. 파일은 3바이트를 넘지 못합니다.
#include <ipclab.h>

setup { close(open("/tmp/log", O_WRONLY | O_CREAT | O_TRUNC, 0600)); }

process(a) {
    int fd = open("/tmp/log", O_WRONLY);
    write(fd, "aa\n", 3);
    off_t end = lseek(fd, 0, SEEK_END);
}

process(b) {
    int fd = open("/tmp/log", O_WRONLY);
    write(fd, "bb\n", 3);
    off_t end = lseek(fd, 0, SEEK_END);
}

always(a.end == 3 && b.end == 3);
schedule(one_by_one, "a a a a b b b b");
