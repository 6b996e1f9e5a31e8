use super::rules;

rules! {
    PipeCreated "PIPE-01" tier 1
    cite "x"
    en "pipe() returns two new lowest-numbered descriptors: index 0 read-only, index 1 write-only" ko "x";
    PipeWrongEnd "PIPE-02" tier 2
    cite "x"
    en "write() on the read end or read() on the write end fails EBADF" ko "x";
    PipeOrder "PIPE-03" tier 1
    cite "x"
    en "bytes come out in the order they went in, each byte exactly once, with no record boundaries" ko "x";
    PipeNoRecords "PIPE-04" tier 1
    cite "x"
    en "one read() may return bytes of several earlier writes and one write may be split over several reads" ko "x";
    PipeReadShort "PIPE-05" tier 1
    cite "x"
    en "read(n) on a pipe holding k>0 bytes returns min(n,k) at once and never waits for n" ko "x";
    PipeReadSleeps "PIPE-06" tier 1
    cite "x"
    en "blocking read() on an empty pipe that has at least one writer descriptor sleeps until data or last writer close" ko "x";
    PipeReadAgain "PIPE-07" tier 1
    cite "x"
    en "nonblocking read() on an empty pipe with a writer fails EAGAIN" ko "x";
    PipeReadEof "PIPE-08" tier 1
    cite "x"
    en "read() on an empty pipe with no writer descriptor anywhere returns 0 (EOF), repeatedly" ko "x";
    PipeEofNeedsAllClosed "PIPE-09" tier 1
    cite "x"
    en "EOF is reported only after every copy of the write end in every process is closed, including copies inherited by children" ko "x";
    PipeDrainsBeforeEof "PIPE-10" tier 1
    cite "x"
    en "bytes written before the last writer closed are still delivered before EOF" ko "x";
    PipeBytesSurviveWriter "PIPE-11" tier 1
    cite "x"
    en "unread bytes survive exit or SIGKILL of the writer process while a reader exists" ko "x";
    PipeReadZero "PIPE-12" tier 2
    cite "x"
    en "read() with count 0 returns 0 at once even on an empty nonblocking pipe and consumes nothing" ko "x";
    PipeWriteZero "PIPE-13" tier 2
    cite "x"
    en "write() with count 0 returns 0, adds nothing, wakes nobody, and gives no EPIPE/SIGPIPE even if there is no reader" ko "x";
    PipeWriteKills "PIPE-14" tier 1
    cite "x"
    en "write() of >=1 byte when no read descriptor exists raises SIGPIPE in the writing thread; default action kills" ko "x";
    PipeWriteEpipe "PIPE-15" tier 1
    cite "x"
    en "same call with SIGPIPE ignored, blocked or caught returns -1 EPIPE" ko "x";
    PipeSleeperBroken "PIPE-16" tier 1
    cite "x"
    en "a writer asleep on a full pipe is woken by the close of the last read end and gets SIGPIPE/EPIPE if it had moved no byte" ko "x";
    PipeBrokenMidway "PIPE-17" tier 2
    cite "x"
    en "if the reader vanishes after part of a blocked write was moved, write returns the partial count and SIGPIPE is raised too" ko "x";
    PipeCapacity "PIPE-18" tier 1
    cite "x"
    en "default capacity is 16 slots of one page (65536 bytes with 4 KiB pages)" ko "x";
    PipeWriteSleeps "PIPE-19" tier 1
    cite "x"
    en "blocking write() to a pipe without room sleeps until a reader frees room" ko "x";
    PipeSmallWriteAgain "PIPE-20" tier 1
    cite "x"
    en "nonblocking write(n<=PIPE_BUF) without room for all n fails EAGAIN and writes nothing" ko "x";
    PipeSmallWritesWhole "PIPE-21" tier 1
    cite "x"
    en "writes of n<=PIPE_BUF (4096) are contiguous in the stream whatever other writers do" ko "x";
    PipeLargeWritesMix "PIPE-22" tier 1
    cite "x"
    en "writes of n>PIPE_BUF from several processes may interleave with each other" ko "x";
    PipeLargeWriteShort "PIPE-23" tier 1
    cite "x"
    en "nonblocking write(n>PIPE_BUF) with some room writes a prefix and returns its length" ko "x";
    PipeLargeWriteAgain "PIPE-24" tier 1
    cite "x"
    en "nonblocking write(n>PIPE_BUF) with no usable room fails EAGAIN" ko "x";
    PipeWriteBeyondCapacity "PIPE-25" tier 1
    cite "x"
    en "blocking write(n) larger than the capacity returns only after all n bytes were taken, reader must drain meanwhile" ko "x";
    PipeWriteMerges "PIPE-26" tier 2
    cite "x"
    en "small writes merge: a write whose remainder (n mod 4096) fits in the free tail of the last slot is appended there without using a new slot" ko "x";
    PipeWriteNewSlots "PIPE-27" tier 2
    cite "x"
    en "a write whose remainder does not fit whole in the tail of the last slot takes ceil(n/4096) new slots" ko "x";
    PipeFullMeansSlots "PIPE-28" tier 2
    cite "x"
    en "full means all slots are used, whatever number of bytes they hold" ko "x";
    PipeFullStillMerges "PIPE-29" tier 3
    cite "x"
    en "with all slots used, a write still succeeds if its remainder merges into the tail slot: n<4096 in full, n>4096 as a short count n mod 4096" ko "x";
    PipeFrontRoomIsLost "PIPE-30" tier 2
    cite "x"
    en "a slot is reusable only when its last byte has been read; bytes freed at its front give no room" ko "x";
    PipeShortAtSlotEdge "PIPE-31" tier 2
    cite "x"
    en "short nonblocking writes end at a slot edge: one free slot and write(10000) gives 4096" ko "x";
    PipeSlotWakesWriter "PIPE-32" tier 2
    cite "x"
    en "a writer asleep on a full pipe is woken when a slot is completely drained, not on every read" ko "x";
    PipeReadersInOrder "PIPE-33" tier 2
    cite "x"
    en "readers asleep on the same pipe are served in arrival order" ko "x";
    PipeWakePassedOn "PIPE-34" tier 2
    cite "x"
    en "one write wakes one reader, which may take all bytes; it passes the wake on only if bytes remain" ko "x";
    PipeWritersInOrder "PIPE-35" tier 2
    cite "x"
    en "writers asleep with n<=PIPE_BUF enter in arrival order" ko "x";
    PipeLastWriterWakesAll "PIPE-36" tier 1
    cite "x"
    en "close of the last write end wakes every blocked reader with 0" ko "x";
    PipePollIn "PIPE-37" tier 1
    cite "x"
    en "POLLIN on the read end iff at least one byte is queued" ko "x" waits "x";
    PipePollHup "PIPE-38" tier 1
    cite "x"
    en "POLLHUP on the read end iff there is no writer (and one existed); POLLIN stays set while bytes remain" ko "x" waits "x";
    PipePollOut "PIPE-39" tier 2
    cite "x"
    en "POLLOUT on the write end iff at least one slot is free" ko "x" waits "x";
    PipePollErr "PIPE-40" tier 1
    cite "x"
    en "POLLERR on the write end iff there is no reader, together with POLLOUT when a slot is free" ko "x" waits "x";
    PipeResizeRounds "PIPE-41" tier 2
    cite "x"
    en "F_SETPIPE_SZ rounds up to a power-of-two number of pages, minimum one page, and returns the new size" ko "x";
    PipeResizeBusy "PIPE-42" tier 2
    cite "x"
    en "F_SETPIPE_SZ below the number of slots in use fails EBUSY even if the bytes would fit" ko "x";
    PipeResizeLimit "PIPE-43" tier 3
    cite "x"
    en "F_SETPIPE_SZ above pipe-max-size without CAP_SYS_RESOURCE fails EPERM, above 2^31 EINVAL" ko "x";
    PipeGrowthWakes "PIPE-44" tier 3
    cite "x"
    en "growing a full pipe with F_SETPIPE_SZ wakes its blocked writers" ko "x";
    PipeSoftLimit "PIPE-45" tier 3
    cite "x"
    en "beyond pipe-user-pages-soft an unprivileged user's new pipes hold 2 slots and cannot be grown (EPERM)" ko "x";
    PipeHasNoOffset "PIPE-46" tier 1
    cite "x"
    en "lseek/pread/pwrite on a pipe fail ESPIPE" ko "x";
    PipeUnreadCount "PIPE-47" tier 2
    cite "x"
    en "ioctl FIONREAD on either end returns the number of unread bytes" ko "x";
    PipeFlagsBothEnds "PIPE-48" tier 2
    cite "x"
    en "pipe2 flags O_CLOEXEC and O_NONBLOCK apply to both ends" ko "x";
    PipePackets "PIPE-49" tier 3
    cite "x"
    en "O_DIRECT pipe: each write<=PIPE_BUF is one packet, a read takes one packet and drops its excess, larger writes are split into packets" ko "x";
    PipePacketsTakeSlots "PIPE-50" tier 3
    cite "x"
    en "O_DIRECT packets never merge, so 16 one-byte packets fill the pipe, and a 0-byte write makes no packet" ko "x";
    PipeCallInterrupted "PIPE-51" tier 1
    cite "x"
    en "blocking read/write that moved no byte and is hit by a handler without SA_RESTART returns EINTR" ko "x";
    PipeCallRestarts "PIPE-52" tier 2
    cite "x"
    en "with SA_RESTART the same call goes on waiting after the handler" ko "x";
    PipeWriteCutBySignal "PIPE-53" tier 2
    cite "x"
    en "a blocked write that already moved bytes returns that count on a handled signal, with or without SA_RESTART" ko "x";
    PipeWriteCutByStop "PIPE-54" tier 3
    cite "x"
    en "a blocked pipe write that already moved bytes also returns short after SIGSTOP+SIGCONT without any handler" ko "x";
    PipeOwnReadEnd "PIPE-55" tier 1
    cite "x"
    en "a process that keeps its own read end open never gets EPIPE and can deadlock with itself on a full pipe" ko "x";
    PipeAsyncSignals "PIPE-56" tier 3
    cite "x"
    en "O_ASYNC+F_SETOWN on the read end: SIGIO at every write (also when not empty) and at last writer close" ko "x" waits "x";
    PipeReopened "PIPE-57" tier 3
    cite "x"
    en "open(\"/proc/self/fd/N\") on a pipe yields a new open file description of the same pipe, with its own flags, in either direction" ko "x";
    PipeForkHoldsBoth "PIPE-58" tier 1
    cite "x"
    en "after fork both processes hold both ends; a one-way channel needs each side to close the end it does not use" ko "x";
    PipeIsOneWay "PIPE-59" tier 1
    cite "x"
    en "two-way exchange needs two pipes; on Linux data written to a pipe's write end is never readable by the peer in the other direction" ko "x";
    PipeBothWriteFull "PIPE-60" tier 1
    cite "x"
    en "two processes that each block writing a full pipe towards the other before reading are deadlocked" ko "x";
}
