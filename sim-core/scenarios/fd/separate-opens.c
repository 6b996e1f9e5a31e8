//! title.en  Two opens, two positions
//! title.ko  두 번 열면 위치도 둘
//! rules     FD-03 FD-02
//! desc.en   Opening the same file twice gives two open file descriptions: each starts at 0 and moves alone. dup would have shared the position.
//! desc.ko   같은 파일을 두 번 열면 열린 파일 기술이 두 개 생깁니다. 저마다 0에서 시작해 따로 움직입니다. dup이었다면 위치를 함께 썼을 것입니다.
#include <ipclab.h>

setup {
    int fd = open("/tmp/notes", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    write(fd, "12", 2);
    close(fd);
}

process(user) {
    char a = 0, b = 0, c = 0;
    int one = open("/tmp/notes", O_RDONLY);
    int two = open("/tmp/notes", O_RDONLY);
    int copy = dup(one);
    read(one, &a, 1);
    read(two, &b, 1);
    read(copy, &c, 1);
}

always(user.a == '1' && user.b == '1' && user.c == '2');
schedule(all, "user user user user user user user");
