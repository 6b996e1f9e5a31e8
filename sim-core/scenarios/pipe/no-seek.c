//! title.en  A pipe has no position
//! title.ko  파이프에는 위치가 없습니다
//! rules     PIPE-46
//! desc.en   lseek, pread and pwrite need a place in a file. A pipe has none: ESPIPE. Programs use this to find out whether their input can be rewound.
//! desc.ko   lseek, pread, pwrite에는 파일 안의 위치가 필요한데 파이프에는 없으므로 ESPIPE입니다. 프로그램은 이것으로 입력을 되감을 수 있는지 알아봅니다.
#include <ipclab.h>

int p[2];

setup { pipe(p); }

process(user) {
    char c;
    off_t where = lseek(p[0], 0, SEEK_CUR);
    int seek_error = errno;
    ssize_t got = pread(p[0], &c, 1, 0);
    int read_error = errno;
    ssize_t put = pwrite(p[1], "x", 1, 0);
    int write_error = errno;
}

always(user.where == -1 && user.seek_error == ESPIPE);
always(user.got == -1 && user.read_error == ESPIPE);
always(user.put == -1 && user.write_error == ESPIPE);
schedule(all, "user user user user");
