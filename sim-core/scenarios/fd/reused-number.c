//! title.en  The same number, another file
//! title.ko  같은 번호, 다른 파일
//! rules     FD-01 FD-13
//! desc.en   A number is kept although its file was closed. The next open gets the same number, and what was meant for one file ends up in another, without an error.
//! desc.ko   닫은 파일의 번호를 그대로 들고 있습니다. 다음 open이 같은 번호를 받으므로 한 파일에 쓰려던 것이 오류도 없이 다른 파일로 들어갑니다.
#include <ipclab.h>

process(user) {
    int log = open("/tmp/log", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    close(log);
    int letter = open("/tmp/letter", O_RDWR | O_CREAT | O_TRUNC, 0600);
    ssize_t n = write(log, "for the log", 11);
    off_t size = lseek(letter, 0, SEEK_END);
}

always(user.log == user.letter);
always(user.n == 11 && user.size == 11);
schedule(all, "user user user user user user");
