//! What descriptors and open file descriptions do: open(2), dup(2), fcntl(2), close(2), flock(2).

use super::rules;

rules! {
    LowestDescriptor "FD-01" tier 1 is Aside
    cite "open(2) DESCRIPTION, dup(2); probe PROC-e"
    en "A new descriptor gets the lowest number that is free in the process."
    ko "새 디스크립터는 프로세스에서 비어 있는 가장 작은 번호를 받습니다.";

    DupSharesDescription "FD-02" tier 1
    cite "dup(2) DESCRIPTION; probe PROC-c"
    en "Both descriptors refer to the same open file description: position and status flags are shared."
    ko "두 디스크립터가 같은 열린 파일 기술을 가리키므로 위치와 상태 플래그를 함께 씁니다.";

    OpensAreSeparate "FD-03" tier 1 is Aside
    cite "open(2) \"Open file descriptions\"; probe PROC-c"
    en "Each open makes an open file description of its own, with its own position and flags."
    ko "open마다 새로운 열린 파일 기술이 생기고 위치와 플래그도 따로입니다.";

    CloexecIsOfTheNumber "FD-04" tier 1 is Aside
    cite "fcntl(2) F_SETFD, dup(2); probe PIPE-r"
    en "FD_CLOEXEC belongs to one descriptor: dup does not copy it, fork does."
    ko "FD_CLOEXEC은 디스크립터 하나의 것입니다. dup은 베끼지 않고 fork는 베낍니다.";

    NonblockIsOfTheDescription "FD-05" tier 1
    cite "fcntl(2) F_SETFL; probe PIPE-r"
    en "O_NONBLOCK belongs to the open file description: it changes for everybody who shares it."
    ko "O_NONBLOCK은 열린 파일 기술의 것이라 그것을 함께 쓰는 모두에게 바뀝니다.";

    Dup2Closes "FD-06" tier 1 is Deciding
    cite "dup(2) dup2; probe BASIC-j"
    en "The target number was open: dup2 closes it without a word, in one step with making it refer to the new description."
    ko "대상 번호가 열려 있었으므로 dup2가 말없이 닫고, 같은 걸음에 새 열린 파일 기술을 가리키게 합니다.";

    Dup2Same "FD-07" tier 2
    cite "dup(2) dup2; probe PROC-e"
    en "Both numbers are the same and open: dup2 does nothing and returns it."
    ko "두 번호가 같고 열려 있으므로 dup2는 아무것도 하지 않고 그 번호를 돌려줍니다.";

    Dup2BadLeavesTarget "FD-08" tier 2
    cite "dup(2) dup2; probe PROC-e"
    en "The number to copy is not open: EBADF, and the target stays as it was."
    ko "복제할 번호가 열려 있지 않으므로 EBADF이고 대상 번호는 그대로입니다.";

    Dup3Same "FD-09" tier 3
    cite "dup(2) ERRORS EINVAL; probe PROC-e"
    en "dup3 refuses two equal numbers with EINVAL, where dup2 would do nothing."
    ko "dup2라면 아무것도 하지 않을 같은 두 번호를 dup3는 EINVAL로 거절합니다.";

    DescriptorBeyondLimit "FD-10" tier 3
    cite "dup(2) ERRORS EBADF, fcntl(2) ERRORS EINVAL; probe PROC-e"
    en "The number asked for lies beyond RLIMIT_NOFILE: EBADF from dup2, EINVAL from F_DUPFD."
    ko "지정한 번호가 RLIMIT_NOFILE을 벗어나므로 dup2는 EBADF, F_DUPFD는 EINVAL입니다.";

    DupfdFrom "FD-11" tier 2
    cite "fcntl(2) F_DUPFD; probe PROC-d"
    en "F_DUPFD takes the lowest free number that is not below the one given; F_DUPFD_CLOEXEC sets FD_CLOEXEC as well."
    ko "F_DUPFD는 주어진 번호 이상에서 가장 작은 빈 번호를 차지합니다. F_DUPFD_CLOEXEC은 FD_CLOEXEC까지 겁니다.";

    TooManyDescriptors "FD-12" tier 2
    cite "open(2) ERRORS EMFILE, getrlimit(2) RLIMIT_NOFILE; probe PROC-e"
    en "The process has as many descriptors as RLIMIT_NOFILE allows: EMFILE."
    ko "프로세스가 RLIMIT_NOFILE이 허락하는 만큼 디스크립터를 모두 썼으므로 EMFILE입니다.";

    CloseFreesNumber "FD-13" tier 1 is Aside
    cite "close(2) DESCRIPTION; probe PROC-e"
    en "close makes the number free for reuse at once; closing a number that is not open is EBADF."
    ko "close하면 번호는 곧바로 다시 쓸 수 있습니다. 열려 있지 않은 번호를 닫으면 EBADF입니다.";

    LastCloseReleases "FD-14" tier 1 is Aside
    cite "close(2) DESCRIPTION; probe PIPE-t"
    en "Other descriptors still refer to this open file description; only the last close lets go of it."
    ko "다른 디스크립터가 아직 이 열린 파일 기술을 가리킵니다. 마지막 close만이 그것을 놓아줍니다.";

    CloseWakesNoThread "FD-15" tier 3
    cite "close(2) NOTES \"Multithreaded processes and close()\"; probe PROC-f"
    en "Closing a descriptor does not wake another thread that sleeps in read on it; that call keeps the file open."
    ko "디스크립터를 닫아도 그것을 읽으며 잠든 다른 스레드는 깨어나지 않습니다. 그 호출이 파일을 붙들고 있습니다."
    waits "threads are not modelled yet";

    ExecClosesMarked "FD-16" tier 1 is Aside
    cite "execve(2) \"Effect on process attributes\"; probe PROC-d"
    en "exec closes the descriptors marked FD_CLOEXEC and keeps all others open."
    ko "exec은 FD_CLOEXEC이 걸린 디스크립터를 닫고 나머지는 열어 둡니다.";

    EndClosesDescriptors "FD-17" tier 1
    cite "_exit(2) DESCRIPTION; probe PROC-g"
    en "However a process ends, the kernel closes all its descriptors."
    ko "프로세스가 어떻게 끝나든 커널이 그 디스크립터를 모두 닫습니다.";

    FdNotOpen "FD-18" tier 1
    cite "read(2), write(2) ERRORS EBADF; probe PIPE-r"
    en "The number is not an open descriptor of this process: EBADF."
    ko "이 프로세스에 열려 있는 디스크립터 번호가 아니므로 EBADF입니다.";

    BadBuffer "FD-19" tier 3
    cite "read(2), write(2) ERRORS EFAULT; probe MMAP-a"
    en "The buffer is not in the process's memory: EFAULT instead of a signal, and no byte is consumed."
    ko "버퍼가 프로세스의 메모리가 아니므로 시그널이 아니라 EFAULT이고 바이트는 하나도 소비되지 않습니다.";

    FlockBelongsToDescription "FD-20" tier 2
    cite "flock(2) DESCRIPTION; probe BASIC-c"
    en "An flock lock belongs to the open file description: copies by dup and fork hold it too, another open of the file does not."
    ko "flock 잠금은 열린 파일 기술의 것입니다. dup과 fork의 복사본은 함께 쥐지만 파일을 따로 연 쪽은 아닙니다.";

    RecordLocksGoWithAnyClose "FD-21" tier 2 is Deciding
    cite "fcntl(2) \"Advisory record locking\"; probe BASIC-c"
    en "A record lock belongs to the process: fork does not pass it on, and closing any descriptor of the file drops it."
    ko "레코드 잠금은 프로세스의 것입니다. fork로 전해지지 않고, 그 파일의 아무 디스크립터나 닫으면 풀립니다.";

    RecordLockConflict "FD-22" tier 2
    cite "fcntl(2) \"Advisory record locking\"; probe BASIC-c"
    en "Another process holds a conflicting record lock: F_SETLK fails with EAGAIN, F_SETLKW sleeps, and a circle of waiters is EDEADLK."
    ko "다른 프로세스가 충돌하는 레코드 잠금을 쥐고 있습니다. F_SETLK는 EAGAIN, F_SETLKW는 잠들고, 기다림이 고리를 이루면 EDEADLK입니다.";
}
