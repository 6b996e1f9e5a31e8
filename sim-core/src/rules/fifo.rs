use super::rules;

rules! {
    FifoMade "FIFO-01" tier 1
    cite "x"
    en "mkfifo creates a directory entry of type FIFO, size 0, mode (mode & ~umask)" ko "x";
    FifoNameTaken "FIFO-02" tier 1
    cite "x"
    en "mkfifo on an existing name (any type, dangling symlink too) fails EEXIST" ko "x";
    FifoPathErrors "FIFO-03" tier 2
    cite "x"
    en "mkfifo in a missing directory ENOENT, non-directory prefix ENOTDIR, no write permission EACCES, read-only fs EROFS" ko "x";
    FifoOpenReadSleeps "FIFO-04" tier 1
    cite "x"
    en "open(O_RDONLY) sleeps until some process has opened or is opening for writing" ko "x";
    FifoOpenWriteSleeps "FIFO-05" tier 1
    cite "x"
    en "open(O_WRONLY) sleeps until some process has opened or is opening for reading" ko "x";
    FifoOpenReadNonblock "FIFO-06" tier 1
    cite "x"
    en "open(O_RDONLY|O_NONBLOCK) succeeds at once without any writer" ko "x";
    FifoOpenNoReader "FIFO-07" tier 1
    cite "x"
    en "open(O_WRONLY|O_NONBLOCK) without any reader fails ENXIO" ko "x";
    FifoOpenBoth "FIFO-08" tier 1
    cite "x"
    en "open(O_RDWR) never blocks and counts as reader and writer" ko "x";
    FifoSleeperCounts "FIFO-09" tier 2
    cite "x"
    en "a process asleep in open(O_RDONLY) already counts as a reader, so open(O_WRONLY|O_NONBLOCK) succeeds against it" ko "x";
    FifoPartnerGone "FIFO-10" tier 2
    cite "x"
    en "a blocked open completes even if its partner closes again before the sleeper runs" ko "x";
    FifoOpenWakesAll "FIFO-11" tier 2
    cite "x"
    en "one open for writing releases all processes blocked opening for reading (and vice versa); their return order is unspecified" ko "x";
    FifoOpenInterrupted "FIFO-12" tier 1
    cite "x"
    en "a blocked FIFO open hit by a handler returns EINTR, or restarts with SA_RESTART" ko "x";
    FifoOpenWithdraws "FIFO-13" tier 2
    cite "x"
    en "an open interrupted by EINTR withdraws the caller as reader/writer" ko "x";
    FifoIsAPipe "FIFO-14" tier 1
    cite "x"
    en "after opening, I/O rules (atomicity, capacity, EOF, SIGPIPE, EAGAIN) are those of a pipe" ko "x";
    FifoReadNonblock "FIFO-15" tier 1
    cite "x"
    en "nonblocking read with no writer returns 0, with a writer and no data EAGAIN" ko "x";
    FifoEofEnds "FIFO-16" tier 2
    cite "x"
    en "EOF is not sticky: when a new writer opens, the same reader descriptor blocks/reads again" ko "x";
    FifoPollBeforeWriter "FIFO-17" tier 2
    cite "x"
    en "before any writer ever opened, poll on the read end shows nothing (no POLLHUP) although read returns 0" ko "x" waits "x";
    FifoPollAfterWriter "FIFO-18" tier 2
    cite "x"
    en "after the last writer left, POLLHUP; a new writer clears it" ko "x" waits "x";
    FifoLosesBytes "FIFO-19" tier 1
    cite "x"
    en "all unread bytes are lost when the last descriptor of the FIFO closes" ko "x";
    FifoBytesStay "FIFO-20" tier 1
    cite "x"
    en "bytes stay available after the writer left while some reader (or O_RDWR) descriptor remains" ko "x";
    FifoOutlivesName "FIFO-21" tier 1
    cite "x"
    en "the name persists until unlink; open descriptors go on working after unlink" ko "x";
    FifoRemadeIsNew "FIFO-22" tier 2
    cite "x"
    en "unlink and mkfifo of the same name makes a new, separate pipe" ko "x";
    FifoStrangersMeet "FIFO-23" tier 1
    cite "x"
    en "any process with permission on the name can join; no common ancestor needed" ko "x";
    FifoNeedsPermission "FIFO-24" tier 2
    cite "x"
    en "opening without read/write permission fails EACCES (root bypasses)" ko "x";
    FifoForgetsSize "FIFO-25" tier 3
    cite "x"
    en "a capacity set with F_SETPIPE_SZ is forgotten at last close (back to 65536)" ko "x";
    FifoShared "FIFO-26" tier 2
    cite "x"
    en "several readers of one FIFO share the bytes (each byte to exactly one), several writers are merged" ko "x";
    FifoHasNoOffset "FIFO-27" tier 1
    cite "x"
    en "lseek on a FIFO fails ESPIPE" ko "x";
    FifoWriteBroken "FIFO-28" tier 1
    cite "x"
    en "write after the last reader closed gives SIGPIPE/EPIPE although a reader existed at open time" ko "x";
    FifoCrossedOpens "FIFO-29" tier 2
    cite "x"
    en "two processes that open two FIFOs in opposite order can deadlock in open" ko "x";
}
