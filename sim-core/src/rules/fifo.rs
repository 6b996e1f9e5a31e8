//! What FIFOs do beyond what pipes do: mkfifo(3), fifo(7), open(2).

use super::rules;

rules! {
    FifoMade "FIFO-01" tier 1
    cite "mkfifo(3) DESCRIPTION; probe FIFO-a"
    en "mkfifo makes a name of type FIFO with size 0; the umask takes permissions away."
    ko "mkfifo는 종류가 FIFO이고 크기가 0인 이름을 만듭니다. 권한은 umask만큼 깎입니다.";

    FifoNameTaken "FIFO-02" tier 1
    cite "mkfifo(3) ERRORS EEXIST; probe FIFO-a"
    en "The name exists already, whatever it is, even a dangling symbolic link: EEXIST."
    ko "무엇이든, 끊어진 심볼릭 링크라도, 이름이 이미 있으므로 EEXIST입니다.";

    FifoPathErrors "FIFO-03" tier 2
    cite "mkfifo(3) ERRORS; probe BASIC-i"
    en "The path leads nowhere a name could be made: ENOENT (no such directory), ENOTDIR (a file in its place), EACCES or EROFS (not allowed)."
    ko "이름을 만들 수 없는 경로입니다. 디렉터리가 없으면 ENOENT, 그 자리에 파일이 있으면 ENOTDIR, 허락되지 않으면 EACCES나 EROFS입니다.";

    FifoOpenReadSleeps "FIFO-04" tier 1
    cite "fifo(7) DESCRIPTION; probe FIFO-b"
    en "Nobody has the FIFO open for writing, so open for reading sleeps until somebody opens it."
    ko "FIFO를 쓰기로 연 프로세스가 없으므로 읽기로 여는 open은 누군가 열 때까지 잠듭니다.";

    FifoOpenWriteSleeps "FIFO-05" tier 1
    cite "fifo(7) DESCRIPTION; probe FIFO-b"
    en "Nobody has the FIFO open for reading, so open for writing sleeps until somebody opens it."
    ko "FIFO를 읽기로 연 프로세스가 없으므로 쓰기로 여는 open은 누군가 열 때까지 잠듭니다.";

    FifoOpenReadNonblock "FIFO-06" tier 1
    cite "fifo(7) DESCRIPTION; probe FIFO-a"
    en "O_NONBLOCK: the FIFO opens for reading at once, writer or not."
    ko "O_NONBLOCK이므로 쓰는 쪽이 있든 없든 읽기로 곧바로 열립니다.";

    FifoOpenNoReader "FIFO-07" tier 1
    cite "fifo(7) DESCRIPTION, open(2) ERRORS ENXIO; probe FIFO-a"
    en "O_NONBLOCK and nobody has the FIFO open for reading: ENXIO."
    ko "O_NONBLOCK인데 FIFO를 읽기로 연 프로세스가 없으므로 ENXIO입니다.";

    FifoOpenBoth "FIFO-08" tier 1
    cite "fifo(7) NOTES; probe FIFO-c"
    en "Opened O_RDWR: the opener is reader and writer at once and never waits."
    ko "O_RDWR로 열면 여는 프로세스가 읽는 쪽이자 쓰는 쪽이므로 기다리지 않습니다.";

    FifoSleeperCounts "FIFO-09" tier 2
    cite "fs/pipe.c fifo_open; probe FIFO-b"
    en "The partner is still asleep in open, but it counts already: this open succeeds."
    ko "상대는 아직 open 안에서 잠들어 있지만 이미 센 것이므로 이 open은 성공합니다.";

    FifoPartnerGone "FIFO-10" tier 2
    cite "fs/pipe.c wait_for_partner; probe FIFO-b"
    en "The partner that woke this open has closed again; the open completes all the same."
    ko "이 open을 깨운 상대는 벌써 닫고 떠났지만 open은 그대로 끝납니다."
    waits "lockstep lets a woken open finish before its partner can close; probe FIFO-b saw it";

    FifoOpenWakesAll "FIFO-11" tier 2
    cite "fs/pipe.c wake_up_partner; probe FIFO-e"
    en "This open wakes every process that waits in open for the other side; who returns first is not defined."
    ko "이 open은 상대를 기다리며 open에서 잠든 프로세스를 모두 깨웁니다. 누가 먼저 돌아올지는 정해져 있지 않습니다.";

    FifoOpenInterrupted "FIFO-12" tier 1
    cite "open(2) ERRORS EINTR, signal(7) \"Interruption of system calls\"; probe FIFO-f"
    en "A handler ran while open slept: EINTR, or a new start with SA_RESTART."
    ko "open이 잠든 사이 핸들러가 실행되었습니다. EINTR이거나, SA_RESTART이면 다시 시작합니다.";

    FifoOpenWithdraws "FIFO-13" tier 2
    cite "fs/pipe.c fifo_open; probe FIFO-f"
    en "The interrupted open no longer counts as a reader or writer of the FIFO."
    ko "끊긴 open은 더는 이 FIFO의 읽는 쪽이나 쓰는 쪽으로 세지 않습니다.";

    FifoIsAPipe "FIFO-14" tier 1 is Aside
    cite "pipe(7) DESCRIPTION; probe FIFO-a"
    en "Once open, a FIFO is a pipe: same capacity, same atomicity, same end of file."
    ko "일단 열리면 FIFO는 파이프입니다. 용량도, 섞이지 않는 단위도, 파일 끝도 같습니다.";

    FifoReadNonblock "FIFO-15" tier 1
    cite "fifo(7) NOTES, read(2) ERRORS EAGAIN; probe FIFO-a"
    en "A nonblocking read of an empty FIFO returns 0 without a writer and fails with EAGAIN with one."
    ko "빈 FIFO의 비차단 read는 쓰는 쪽이 없으면 0을 돌려주고, 있으면 EAGAIN으로 실패합니다.";

    FifoEofEnds "FIFO-16" tier 2
    cite "fs/pipe.c anon_pipe_read; probe FIFO-d"
    en "A writer opened the FIFO after its end of file: the same descriptor can read data again."
    ko "파일 끝 뒤에 새로운 쓰는 쪽이 FIFO를 열었으므로 같은 디스크립터로 다시 데이터를 읽을 수 있습니다.";

    FifoPollBeforeWriter "FIFO-17" tier 2
    cite "fs/pipe.c pipe_poll; probe FIFO-a"
    en "Before any writer has ever opened the FIFO poll shows nothing, not even POLLHUP, although read returns 0."
    ko "아직 아무도 FIFO를 쓰기로 연 적이 없으면 read는 0을 돌려주지만 poll은 POLLHUP조차 보이지 않습니다."
    waits "poll is not modelled yet";

    FifoPollAfterWriter "FIFO-18" tier 2
    cite "fs/pipe.c pipe_poll; probe FIFO-a"
    en "After the last writer left poll shows POLLHUP; a new writer takes it away."
    ko "마지막 쓰는 쪽이 떠나면 poll은 POLLHUP을 보이고, 새로운 쓰는 쪽이 오면 사라집니다."
    waits "poll is not modelled yet";

    FifoLosesBytes "FIFO-19" tier 1 is Deciding
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe FIFO-c"
    en "The last descriptor of the FIFO was closed: its unread bytes are gone, its name is not."
    ko "FIFO의 마지막 디스크립터가 닫혔습니다. 읽지 않은 바이트는 사라지고 이름만 남습니다.";

    FifoBytesStay "FIFO-20" tier 1
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe FIFO-d"
    en "The writer has left, but a reader still has the FIFO open: the bytes stay."
    ko "쓰는 쪽은 떠났지만 읽는 쪽이 아직 FIFO를 열고 있으므로 바이트는 남습니다.";

    FifoOutlivesName "FIFO-21" tier 1
    cite "unlink(2) DESCRIPTION; probe FIFO-g"
    en "Only the name was removed; descriptors that are open go on working."
    ko "이름만 지워졌습니다. 열려 있는 디스크립터는 계속 쓸 수 있습니다.";

    FifoRemadeIsNew "FIFO-22" tier 2
    cite "unlink(2), mkfifo(3); probe FIFO-g"
    en "The same name was made anew: it is another pipe, and those who have the old one open never meet its users."
    ko "같은 이름을 새로 만들었습니다. 다른 파이프이므로 옛것을 연 프로세스들은 새것을 연 프로세스들과 만나지 못합니다.";

    FifoStrangersMeet "FIFO-23" tier 1
    cite "fifo(7) DESCRIPTION; probe FIFO-b"
    en "Two processes opened the FIFO on their own: the name is all they need in common."
    ko "두 프로세스가 저마다 FIFO를 열었습니다. 함께 알아야 할 것은 이름뿐입니다.";

    FifoNeedsPermission "FIFO-24" tier 2
    cite "open(2) ERRORS EACCES; probe FIFO-h"
    en "The FIFO's mode does not allow this user to open it so: EACCES (root may always)."
    ko "FIFO의 모드가 이 사용자에게 그렇게 여는 것을 허락하지 않으므로 EACCES입니다. 루트는 언제나 열 수 있습니다.";

    FifoForgetsSize "FIFO-25" tier 3
    cite "fs/pipe.c fifo_open, free_pipe_info; probe FIFO-i"
    en "The last close also forgets the size set by F_SETPIPE_SZ; the next opener gets the default again."
    ko "마지막 닫기는 F_SETPIPE_SZ로 정한 크기도 잊습니다. 다음에 여는 프로세스는 기본 크기를 얻습니다.";

    FifoShared "FIFO-26" tier 2
    cite "fifo(7) DESCRIPTION; probe PIPE-z"
    en "Several processes have the same end open: readers share the bytes, each byte going to one of them, and writers are merged."
    ko "여러 프로세스가 같은 쪽을 열고 있습니다. 읽는 쪽들은 바이트를 하나씩 나누어 갖고, 쓰는 쪽들의 바이트는 합쳐집니다.";

    FifoHasNoOffset "FIFO-27" tier 1
    cite "lseek(2) ERRORS ESPIPE; probe FIFO-g"
    en "A FIFO has no position: lseek fails with ESPIPE."
    ko "FIFO에는 위치가 없으므로 lseek는 ESPIPE로 실패합니다.";

    FifoWriteBroken "FIFO-28" tier 1
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe FIFO-b"
    en "There was a reader when the FIFO was opened, but it has closed since: SIGPIPE and EPIPE."
    ko "FIFO를 열 때는 읽는 쪽이 있었지만 그 뒤에 닫았으므로 SIGPIPE와 EPIPE입니다.";

    FifoCrossedOpens "FIFO-29" tier 2 is Deciding
    cite "fifo(7) DESCRIPTION; probe BASIC-i"
    en "Two processes sleep in open of two FIFOs, each waiting for the other to come to its own."
    ko "두 프로세스가 서로 다른 FIFO의 open에서 잠들어, 저마다 상대가 자기 쪽으로 오기를 기다립니다.";
}
