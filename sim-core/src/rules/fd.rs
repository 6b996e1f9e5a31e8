use super::rules;

rules! {
    LowestDescriptor "FD-01" tier 1
    cite "x"
    en "open/dup/pipe/socket/accept return the lowest free descriptor number" ko "x";
    DupSharesDescription "FD-02" tier 1
    cite "x"
    en "dup, dup2, fork and SCM_RIGHTS create another descriptor of the SAME open file description: offset and status flags shared" ko "x";
    OpensAreSeparate "FD-03" tier 1
    cite "x"
    en "two open() calls of one file give two descriptions with separate offsets and flags" ko "x";
    CloexecIsOfTheNumber "FD-04" tier 1
    cite "x"
    en "FD_CLOEXEC belongs to the descriptor: not copied by dup/dup2, copied by fork" ko "x";
    NonblockIsOfTheDescription "FD-05" tier 1
    cite "x"
    en "O_NONBLOCK belongs to the description: setting it in a child or through a dup affects every holder" ko "x";
    Dup2Closes "FD-06" tier 1
    cite "x"
    en "dup2(a,b) silently closes b first and then makes b refer to a's description, atomically" ko "x";
    Dup2Same "FD-07" tier 2
    cite "x"
    en "dup2(a,a) with a valid does nothing and returns a" ko "x";
    Dup2BadLeavesTarget "FD-08" tier 2
    cite "x"
    en "dup2(bad,b) fails EBADF and leaves b open" ko "x";
    Dup3Same "FD-09" tier 3
    cite "x"
    en "dup3(a,a,flags) fails EINVAL" ko "x";
    DescriptorBeyondLimit "FD-10" tier 3
    cite "x"
    en "dup2 target >= RLIMIT_NOFILE: EBADF; fcntl(F_DUPFD) argument >= limit: EINVAL" ko "x";
    DupfdFrom "FD-11" tier 2
    cite "x"
    en "F_DUPFD(n) returns the lowest free descriptor >= n; F_DUPFD_CLOEXEC also sets the flag" ko "x";
    TooManyDescriptors "FD-12" tier 2
    cite "x"
    en "creating a descriptor beyond RLIMIT_NOFILE fails EMFILE" ko "x";
    CloseFreesNumber "FD-13" tier 1
    cite "x"
    en "close of an unused number fails EBADF; the number is free for reuse at once after success" ko "x";
    LastCloseReleases "FD-14" tier 1
    cite "x"
    en "the object end is released only when the last descriptor of the description is closed" ko "x";
    CloseWakesNoThread "FD-15" tier 3
    cite "x"
    en "close() in one thread does not wake another thread blocked in read() on the same description; that call keeps its own reference" ko "x" waits "x";
    ExecClosesMarked "FD-16" tier 1
    cite "x"
    en "execve keeps all descriptors without FD_CLOEXEC and closes those with it" ko "x";
    EndClosesDescriptors "FD-17" tier 1
    cite "x"
    en "process end (exit, _exit, any killing signal) closes all its descriptors" ko "x";
    FdNotOpen "FD-18" tier 1
    cite "x"
    en "read/write on a descriptor that is not open fail EBADF" ko "x";
    BadBuffer "FD-19" tier 3
    cite "x"
    en "read/write with a bad buffer address fail EFAULT and consume nothing" ko "x";
    FlockBelongsToDescription "FD-20" tier 2
    cite "x"
    en "flock locks belong to the open file description: shared by fork/dup, released at last close" ko "x";
    RecordLocksGoWithAnyClose "FD-21" tier 2
    cite "x"
    en "POSIX record locks belong to the process: not inherited by fork, dropped by ANY close of the file in the process" ko "x";
    RecordLockConflict "FD-22" tier 2
    cite "x"
    en "F_SETLK on a held conflicting lock fails EAGAIN/EACCES, F_SETLKW sleeps, a cycle gives EDEADLK" ko "x";
}
