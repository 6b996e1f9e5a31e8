//! What pipes do: pipe(2), pipe(7), F_SETPIPE_SZ.

use super::rules;

rules! {
    PipeCreated "PIPE-01" tier 1
    cite "pipe(2) DESCRIPTION; probe BASIC-a"
    en "pipe takes the two lowest free descriptors: the first can only be read, the second only be written."
    ko "pipe는 비어 있는 가장 작은 디스크립터 두 개를 차지합니다. 첫째는 읽기 전용, 둘째는 쓰기 전용입니다.";

    PipeWrongEnd "PIPE-02" tier 2
    cite "read(2), write(2) ERRORS EBADF; probe PIPE-r"
    en "The descriptor is open, but it is the other end of the pipe: EBADF."
    ko "디스크립터는 열려 있지만 파이프의 반대쪽 끝이므로 EBADF입니다.";

    PipeOrder "PIPE-03" tier 1 is Aside
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe PIPE-z"
    en "Bytes come out in the order in which they went in, each exactly once."
    ko "바이트는 들어간 순서대로, 저마다 꼭 한 번 나옵니다.";

    PipeNoRecords "PIPE-04" tier 1
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe PIPE-f"
    en "A pipe keeps no message boundaries: a read may take bytes of several writes, or a part of one."
    ko "파이프에는 메시지 경계가 없습니다. read 한 번이 여러 write의 바이트를, 또는 한 write의 일부를 꺼낼 수 있습니다.";

    PipeReadShort "PIPE-05" tier 1
    cite "read(2) RETURN VALUE; probe PIPE-f"
    en "There are fewer bytes than asked for: read returns those that are there and does not wait for more."
    ko "요청보다 적은 바이트가 있으면 read는 더 기다리지 않고 있는 만큼만 돌려줍니다.";

    PipeReadSleeps "PIPE-06" tier 1
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe PIPE-t"
    en "The pipe is empty and somebody has its write end open, so read sleeps until bytes come or the last write end is closed."
    ko "파이프가 비었고 쓰기 쪽이 열려 있으므로 read는 바이트가 오거나 마지막 쓰기 쪽이 닫힐 때까지 잠듭니다.";

    PipeReadAgain "PIPE-07" tier 1
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe BASIC-a"
    en "The pipe is empty, a write end is open and this end is O_NONBLOCK: EAGAIN instead of sleeping."
    ko "파이프가 비었고 쓰기 쪽이 열려 있으며 이 끝은 O_NONBLOCK이므로 잠드는 대신 EAGAIN입니다.";

    PipeReadEof "PIPE-08" tier 1
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe BASIC-b"
    en "The pipe is empty and no write end is open anywhere: read returns 0, end of file."
    ko "파이프가 비었고 쓰기 쪽이 어디에도 열려 있지 않으므로 read는 파일 끝을 뜻하는 0을 돌려줍니다.";

    PipeEofNeedsAllClosed "PIPE-09" tier 1 is Deciding
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe PIPE-t"
    en "A write end was closed, but copies of it are open, in this or another process: no end of file yet."
    ko "쓰기 쪽 하나가 닫혔지만 이 프로세스나 다른 프로세스에 복사본이 열려 있어 아직 파일 끝이 아닙니다.";

    PipeDrainsBeforeEof "PIPE-10" tier 1
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe PIPE-f"
    en "All writers are gone; the bytes they left are delivered before the end of file."
    ko "쓰는 쪽은 모두 떠났지만 남긴 바이트가 파일 끝보다 먼저 전해집니다.";

    PipeBytesSurviveWriter "PIPE-11" tier 1
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe PIPE-x"
    en "The process that wrote these bytes has ended. They belong to the pipe and stay readable."
    ko "이 바이트를 쓴 프로세스는 끝났습니다. 바이트는 파이프의 것이므로 계속 읽을 수 있습니다.";

    PipeReadZero "PIPE-12" tier 2
    cite "read(2) DESCRIPTION; probe PIPE-f"
    en "A read of 0 bytes returns 0 at once, takes nothing and says nothing about end of file."
    ko "0바이트 read는 곧바로 0을 돌려주고 아무것도 꺼내지 않으며 파일 끝과는 상관이 없습니다.";

    PipeWriteZero "PIPE-13" tier 2
    cite "write(2) DESCRIPTION; probe PIPE-g"
    en "A write of 0 bytes returns 0: nothing is added, nobody is woken, and no reader is needed."
    ko "0바이트 write는 0을 돌려줍니다. 아무것도 넣지 않고 아무도 깨우지 않으며 읽는 쪽이 없어도 됩니다.";

    PipeWriteKills "PIPE-14" tier 1 is Deciding
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe BASIC-a"
    en "Nobody has the read end open, so SIGPIPE is sent to the writing process; left at its default, it kills."
    ko "읽기 쪽을 연 프로세스가 없으므로 쓰는 프로세스에 SIGPIPE가 갑니다. 기본 동작이면 죽습니다.";

    PipeWriteEpipe "PIPE-15" tier 1 is Deciding
    cite "pipe(7) \"I/O on pipes and FIFOs\", write(2) ERRORS EPIPE; probe BASIC-a"
    en "Nobody has the read end open and SIGPIPE does not kill (ignored, blocked or caught): write fails with EPIPE."
    ko "읽기 쪽을 연 프로세스가 없고 SIGPIPE가 무시되거나 막히거나 처리되므로 write는 EPIPE로 실패합니다.";

    PipeSleeperBroken "PIPE-16" tier 1
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe PROC-g"
    en "The last read end was closed while a writer slept with nothing moved: it is woken to SIGPIPE and EPIPE."
    ko "아무것도 옮기지 못하고 잠든 쓰는 쪽을 두고 마지막 읽기 쪽이 닫혔습니다. 깨어나 SIGPIPE와 EPIPE를 맞습니다.";

    PipeBrokenMidway "PIPE-17" tier 2
    cite "fs/pipe.c anon_pipe_write (pipe(7) speaks of EPIPE only); probe PIPE-h"
    en "The last reader left in the middle of a write: it returns the bytes moved so far, and SIGPIPE is sent as well."
    ko "write 도중에 마지막 읽는 쪽이 떠났습니다. 그때까지 옮긴 바이트 수를 돌려주고 SIGPIPE도 보냅니다.";

    PipeCapacity "PIPE-18" tier 1
    cite "pipe(7) \"Pipe capacity\"; probe PIPE-a"
    en "A new pipe has 16 slots of one page: 65536 bytes where a page has 4096."
    ko "새 파이프에는 한 페이지짜리 슬롯이 16개 있습니다. 페이지가 4096바이트이면 65536바이트입니다.";

    PipeWriteSleeps "PIPE-19" tier 1
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe PIPE-v"
    en "The pipe has no room for the next bytes, so write sleeps until a reader frees some."
    ko "파이프에 다음 바이트가 들어갈 자리가 없으므로 write는 읽는 쪽이 자리를 낼 때까지 잠듭니다.";

    PipeSmallWriteAgain "PIPE-20" tier 1
    cite "pipe(7) \"PIPE_BUF\"; probe BASIC-a"
    en "There is no room for all of these at most PIPE_BUF bytes and the end is O_NONBLOCK: EAGAIN, and nothing is written."
    ko "PIPE_BUF 이하의 바이트가 모두 들어갈 자리가 없고 O_NONBLOCK이므로 아무것도 쓰지 않고 EAGAIN입니다.";

    PipeSmallWritesWhole "PIPE-21" tier 1
    cite "pipe(7) \"PIPE_BUF\"; probe PIPE-o"
    en "At most PIPE_BUF bytes go in as one piece; no other writer's bytes come between."
    ko "PIPE_BUF 이하의 바이트는 한 덩어리로 들어가며 다른 프로세스의 바이트가 끼어들지 않습니다.";

    PipeLargeWritesMix "PIPE-22" tier 1
    cite "pipe(7) \"PIPE_BUF\"; probe PIPE-p"
    en "More than PIPE_BUF bytes go in piece by piece, and another process has written in between."
    ko "PIPE_BUF보다 긴 데이터는 나뉘어 들어가고, 그 사이에 다른 프로세스가 썼습니다.";

    PipeLargeWriteShort "PIPE-23" tier 1
    cite "pipe(7) \"PIPE_BUF\"; probe PIPE-e"
    en "There is room for a part of these more than PIPE_BUF bytes: the nonblocking write moves a prefix and returns its length."
    ko "PIPE_BUF보다 긴 데이터의 일부만 들어갈 자리가 있으므로 비차단 write는 앞부분만 옮기고 그 길이를 돌려줍니다.";

    PipeLargeWriteAgain "PIPE-24" tier 1
    cite "pipe(7) \"PIPE_BUF\"; probe PIPE-e"
    en "There is no usable room at all for these more than PIPE_BUF bytes: the nonblocking write fails with EAGAIN."
    ko "PIPE_BUF보다 긴 데이터가 들어갈 자리가 전혀 없으므로 비차단 write는 EAGAIN으로 실패합니다.";

    PipeWriteBeyondCapacity "PIPE-25" tier 1
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe PIPE-v"
    en "A part of the bytes is in, the rest does not fit: a blocking write sleeps and returns only when all were taken."
    ko "일부만 들어가고 나머지는 자리가 없습니다. 차단 write는 잠들었다가 모두 들어간 뒤에야 돌아옵니다.";

    PipeWriteMerges "PIPE-26" tier 2 is Aside
    cite "fs/pipe.c anon_pipe_write; probe PIPE-a"
    en "What remains beyond whole pages fits behind the last slot's bytes and is put there: no new slot is needed for it."
    ko "온전한 페이지를 뺀 나머지가 마지막 슬롯의 남은 자리에 들어가므로 그곳에 이어 붙입니다. 새 슬롯이 필요 없습니다.";

    PipeWriteNewSlots "PIPE-27" tier 2 is Aside
    cite "fs/pipe.c anon_pipe_write (pipe(7) counts bytes); probe PIPE-b"
    en "The bytes do not fit whole behind those of the last slot, so they take new slots, one for each page begun."
    ko "마지막 슬롯의 남은 자리에 통째로 들어가지 않으므로 시작된 페이지마다 새 슬롯을 차지합니다.";

    PipeFullMeansSlots "PIPE-28" tier 2
    cite "fs/pipe.c pipe_full (pipe(7) counts bytes); probe PIPE-b"
    en "The pipe is full because all slots are used, although they hold fewer bytes than they could."
    ko "슬롯에 든 바이트는 더 적지만 슬롯을 모두 썼으므로 파이프는 가득 찬 것입니다.";

    PipeFullStillMerges "PIPE-29" tier 3 is Deciding
    cite "fs/pipe.c anon_pipe_write (pipe(7) says EAGAIN); probe PIPE-e"
    en "All slots are used, and still the remainder beyond whole pages fits behind the last bytes."
    ko "슬롯을 모두 썼지만 온전한 페이지를 뺀 나머지는 마지막 바이트 뒤에 들어갑니다.";

    PipeFrontRoomIsLost "PIPE-30" tier 2
    cite "fs/pipe.c anon_pipe_read; probe PIPE-d"
    en "Bytes of the first slot were read, but that gives no room: a slot is free only when its last byte is gone."
    ko "첫 슬롯의 바이트를 일부 읽었지만 자리가 나지 않습니다. 슬롯은 마지막 바이트까지 읽혀야 비워집니다.";

    PipeShortAtSlotEdge "PIPE-31" tier 2
    cite "fs/pipe.c anon_pipe_write; probe PIPE-e"
    en "The short write ends where the last free slot is full: at the edge of a page."
    ko "모자란 write는 마지막 빈 슬롯이 다 찬 곳, 곧 페이지의 경계에서 끝납니다.";

    PipeSlotWakesWriter "PIPE-32" tier 2
    cite "fs/pipe.c anon_pipe_read; probe PIPE-u"
    en "A full pipe got a whole slot free, which wakes a sleeping writer; fewer bytes would not have."
    ko "가득 찬 파이프에 슬롯 하나가 통째로 비어 잠든 쓰는 쪽을 깨웁니다. 그보다 적게 읽었다면 깨우지 않습니다.";

    PipeReadersInOrder "PIPE-33" tier 2
    cite "fs/pipe.c anon_pipe_read (exclusive wait); probe PIPE-l"
    en "Of several sleeping readers the one who fell asleep first is woken first."
    ko "잠든 읽는 쪽이 여럿이면 먼저 잠든 쪽이 먼저 깨어납니다.";

    PipeWakePassedOn "PIPE-34" tier 2
    cite "fs/pipe.c anon_pipe_read; probe PIPE-m, PIPE-n"
    en "A write wakes one reader only. It leaves bytes behind, so it wakes the next in line."
    ko "write는 읽는 쪽 하나만 깨웁니다. 그 프로세스가 바이트를 남겼으므로 다음 차례를 깨웁니다.";

    PipeWritersInOrder "PIPE-35" tier 2
    cite "fs/pipe.c anon_pipe_write (exclusive wait); probe PIPE-o"
    en "Of several sleeping writers the one who fell asleep first is woken first."
    ko "잠든 쓰는 쪽이 여럿이면 먼저 잠든 쪽이 먼저 깨어납니다.";

    PipeLastWriterWakesAll "PIPE-36" tier 1 is Deciding
    cite "fs/pipe.c pipe_release; probe BASIC-b"
    en "The last write end was closed: every reader asleep is woken and will see end of file."
    ko "마지막 쓰기 쪽이 닫혔으므로 잠든 읽는 쪽이 모두 깨어나 파일 끝을 봅니다.";

    PipePollIn "PIPE-37" tier 1
    cite "poll(2) POLLIN; probe BASIC-a"
    en "POLLIN on a read end means that at least one byte is in the pipe."
    ko "읽기 쪽의 POLLIN은 파이프에 적어도 1바이트가 있다는 뜻입니다."
    waits "poll is not modelled yet";

    PipePollHup "PIPE-38" tier 1
    cite "poll(2) POLLHUP; probe PIPE-f"
    en "POLLHUP on a read end means that all writers have gone; POLLIN stays set while bytes remain."
    ko "읽기 쪽의 POLLHUP은 쓰는 쪽이 모두 떠났다는 뜻입니다. 바이트가 남아 있는 동안 POLLIN도 함께 켜집니다."
    waits "poll is not modelled yet";

    PipePollOut "PIPE-39" tier 2
    cite "fs/pipe.c pipe_poll; probe PIPE-c"
    en "POLLOUT on a write end means that at least one slot is free, whatever a small write could still merge."
    ko "쓰기 쪽의 POLLOUT은 빈 슬롯이 적어도 하나 있다는 뜻입니다. 작은 write가 끼어들 자리가 남았는지와는 무관합니다."
    waits "poll is not modelled yet";

    PipePollErr "PIPE-40" tier 1
    cite "poll(2) POLLERR; probe PIPE-g"
    en "POLLERR on a write end means that no reader is left; POLLOUT comes with it when a slot is free."
    ko "쓰기 쪽의 POLLERR는 읽는 쪽이 없다는 뜻입니다. 빈 슬롯이 있으면 POLLOUT도 함께 켜집니다."
    waits "poll is not modelled yet";

    PipeResizeRounds "PIPE-41" tier 2
    cite "fcntl(2) F_SETPIPE_SZ; probe PIPE-j"
    en "F_SETPIPE_SZ rounds up to a power of two of pages, at least one, and returns the size it gave."
    ko "F_SETPIPE_SZ는 2의 거듭제곱 개수의 페이지로, 적어도 한 페이지로 올림하고 실제 크기를 돌려줍니다.";

    PipeResizeBusy "PIPE-42" tier 2
    cite "fcntl(2) F_SETPIPE_SZ EBUSY (by slots: fs/pipe.c pipe_set_size); probe PIPE-j"
    en "More slots are in use than the new size has: EBUSY, even if the bytes would fit."
    ko "쓰고 있는 슬롯이 새 크기의 슬롯보다 많으므로 바이트가 들어갈 만해도 EBUSY입니다.";

    PipeResizeLimit "PIPE-43" tier 3
    cite "fcntl(2) F_SETPIPE_SZ EPERM, fs/pipe.c round_pipe_size; probe PIPE-j"
    en "The size is above pipe-max-size, which only a privileged process may ask for (EPERM); above 2^31 it is EINVAL for everybody."
    ko "pipe-max-size를 넘는 크기는 특권 프로세스만 청할 수 있고(EPERM), 2^31을 넘으면 누구에게나 EINVAL입니다.";

    PipeGrowthWakes "PIPE-44" tier 3
    cite "fs/pipe.c pipe_resize_ring; probe PIPE-y"
    en "The full pipe was made larger: its sleeping writers are woken."
    ko "가득 찬 파이프를 키웠으므로 잠든 쓰는 쪽이 깨어납니다.";

    PipeSoftLimit "PIPE-45" tier 3
    cite "pipe(7) \"/proc files\" pipe-user-pages-soft (two slots: fs/pipe.c PIPE_MIN_DEF_BUFFERS); probe PIPE-q"
    en "The user's pipes hold pipe-user-pages-soft pages already: a new one has two slots and may not grow."
    ko "사용자의 파이프가 이미 pipe-user-pages-soft만큼의 페이지를 차지했으므로 새 파이프는 슬롯이 두 개뿐이고 키울 수 없습니다."
    waits "it takes more than a thousand pipes of one ordinary user; unit tests of the kernel model have it";

    PipeHasNoOffset "PIPE-46" tier 1
    cite "pipe(7) \"I/O on pipes and FIFOs\", lseek(2) ERRORS ESPIPE; probe PIPE-r"
    en "A pipe has no position: lseek, pread and pwrite fail with ESPIPE."
    ko "파이프에는 위치가 없으므로 lseek, pread, pwrite는 ESPIPE로 실패합니다.";

    PipeUnreadCount "PIPE-47" tier 2
    cite "pipe(7) \"I/O on pipes and FIFOs\" FIONREAD; probe PIPE-a"
    en "FIONREAD tells how many bytes are unread, on either end."
    ko "FIONREAD는 어느 쪽 끝에서나 읽지 않은 바이트 수를 알려 줍니다.";

    PipeFlagsBothEnds "PIPE-48" tier 2
    cite "pipe(2) pipe2; probe BASIC-a"
    en "The flags of pipe2 hold for both ends from the first moment."
    ko "pipe2의 플래그는 처음부터 양쪽 끝 모두에 걸립니다.";

    PipePackets "PIPE-49" tier 3
    cite "pipe(2) O_DIRECT; probe PIPE-k"
    en "In packet mode each write is a packet (several above PIPE_BUF); a read takes one and drops what does not fit its buffer."
    ko "패킷 모드에서는 write마다 패킷이 되고(PIPE_BUF를 넘으면 여러 개), read는 하나를 꺼내며 버퍼에 들어가지 않는 부분은 버립니다.";

    PipePacketsTakeSlots "PIPE-50" tier 3 is Deciding
    cite "pipe(2) O_DIRECT; probe PIPE-k"
    en "Packets never share a slot: each takes one, however short it is."
    ko "패킷은 슬롯을 나누어 쓰지 않습니다. 아무리 짧아도 하나씩 차지합니다.";

    PipeCallInterrupted "PIPE-51" tier 1
    cite "signal(7) \"Interruption of system calls\"; probe SIG-c"
    en "A handler without SA_RESTART ran while the call slept with no byte moved: EINTR."
    ko "바이트를 옮기지 못한 채 잠든 호출에 SA_RESTART 없는 핸들러가 실행되었으므로 EINTR입니다.";

    PipeCallRestarts "PIPE-52" tier 2
    cite "signal(7) \"Interruption of system calls\"; probe SIG-c"
    en "The handler was set with SA_RESTART: after it the call starts again by itself."
    ko "핸들러에 SA_RESTART가 있으므로 핸들러가 끝나면 호출이 저절로 다시 시작됩니다.";

    PipeWriteCutBySignal "PIPE-53" tier 2
    cite "fs/pipe.c anon_pipe_write; probe PIPE-i"
    en "A handler ran while the write slept half done: it returns the bytes moved so far, SA_RESTART or not."
    ko "write가 절반쯤 하고 잠든 사이 핸들러가 실행되었습니다. SA_RESTART와 상관없이 그때까지 옮긴 수를 돌려줍니다.";

    PipeWriteCutByStop "PIPE-54" tier 3
    cite "fs/pipe.c anon_pipe_write; probe SIG-c"
    en "The process was stopped and continued while its write slept half done: it returns the bytes moved so far, without any handler."
    ko "write가 절반쯤 하고 잠든 프로세스가 멈췄다가 계속했습니다. 핸들러가 없어도 그때까지 옮긴 수를 돌려줍니다.";

    PipeOwnReadEnd "PIPE-55" tier 1 is Deciding
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe PIPE-w"
    en "The writer sleeps at a full pipe whose only read end is its own: no SIGPIPE can come, and nobody will read."
    ko "가득 찬 파이프에서 잠든 쓰는 쪽만이 그 읽기 쪽을 열고 있습니다. SIGPIPE도 오지 않고 읽어 줄 이도 없습니다.";

    PipeAsyncSignals "PIPE-56" tier 3
    cite "fcntl(2) F_SETOWN, O_ASYNC; probe PIPE-s"
    en "With O_ASYNC the owner gets SIGIO at every write and when the last writer closes."
    ko "O_ASYNC이면 write마다, 그리고 마지막 쓰는 쪽이 닫힐 때 소유자에게 SIGIO가 갑니다."
    waits "O_ASYNC is not modelled yet";

    PipeReopened "PIPE-57" tier 3
    cite "proc(5) /proc/[pid]/fd; probe PIPE-r"
    en "Opening /proc/self/fd/N makes a new open file description of the same pipe, with its own flags and in the direction asked for."
    ko "/proc/self/fd/N을 열면 같은 파이프의 새로운 열린 파일 기술이 생깁니다. 플래그가 따로이고 청한 방향으로 열립니다.";

    PipeForkHoldsBoth "PIPE-58" tier 1
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe PIPE-t"
    en "Now both processes hold both ends; each should close the one it does not use."
    ko "이제 두 프로세스가 양쪽 끝을 모두 들고 있습니다. 저마다 쓰지 않는 쪽을 닫아야 합니다.";

    PipeIsOneWay "PIPE-59" tier 1
    cite "pipe(7) \"Portability notes\"; probe PIPE-r"
    en "A pipe has one direction: what goes into the write end can only come out of the read end."
    ko "파이프는 한 방향입니다. 쓰기 쪽에 넣은 것은 읽기 쪽으로만 나옵니다.";

    PipeBothWriteFull "PIPE-60" tier 1 is Deciding
    cite "pipe(7) \"I/O on pipes and FIFOs\"; probe BASIC-a"
    en "Two processes sleep writing to each other, each at a full pipe that only the other could empty."
    ko "두 프로세스가 서로에게 쓰다가 잠들었습니다. 저마다 가득 찬 파이프를 비울 수 있는 것은 상대뿐입니다.";
}
