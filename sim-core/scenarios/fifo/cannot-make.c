//! title.en  Where no FIFO can be made
//! title.ko  FIFO를 만들 수 없는 곳
//! rules     FIFO-03 FIFO-02
//! desc.en   A missing directory is ENOENT, a file in the place of a directory ENOTDIR, an existing file EEXIST. The name tells which part of the path is wrong.
//! desc.ko   없는 디렉터리는 ENOENT, 디렉터리 자리에 있는 파일은 ENOTDIR, 이미 있는 파일은 EEXIST입니다. 오류의 이름이 경로의 어디가 잘못되었는지 알려 줍니다.
#include <ipclab.h>

setup { close(open("/tmp/file", O_CREAT | O_WRONLY, 0600)); }

process(maker) {
    int missing = mkfifo("/tmp/no-such-directory/door", 0600);
    int missing_error = errno;
    int below_file = mkfifo("/tmp/file/door", 0600);
    int below_error = errno;
    int existing = mkfifo("/tmp/file", 0600);
    int existing_error = errno;
}

always(maker.missing == -1 && maker.missing_error == ENOENT);
always(maker.below_file == -1 && maker.below_error == ENOTDIR);
always(maker.existing == -1 && maker.existing_error == EEXIST);
schedule(all, "maker maker maker maker");
