//! THE table of system calls: C prototype, man page, errors, sleeping, and one sentence each.
//!
//! From one row come: the prototype the C front end knows, how the arguments are taken out of a
//! process's memory, the variant of [`Call`], the method of [`Sys`] that both kernels must have,
//! the strace-like text, `ipclab explain CALL` and docs/SEMANTICS.md.
//! A row is complete or it does not compile: add it here, then in `kernel/` and `native/src/sys.rs`.
//! Not rows but C in `libc/src`: what glibc builds on others (`isatty` and `tcgetattr` on `ioctl`,
//! `signal` on `sigaction`, `raise` on `tgkill`, `sleep` on `nanosleep`, `time` on `clock_gettime`,
//! `getcwd` on `__ipclab_getcwd`, `readdir` on `getdents64`, `wait3` on `waitpid`), and `readv`.

use crate::memory::Memory;
use crate::value::{Bytes, Errno};

#[macro_use]
mod macros;
pub mod args;
pub mod flags;
mod row;
pub mod shape;
use args::{Arg, FromC, at, by_command, counted, shown, to};
pub use args::{Fd, InBuf, InVec, Int, Long, OutBuf, Path, Size, Strings, Vararg};
pub use flags::{
    AccessMode, Clock, FcntlCommand, FlockOperation, IdType, IoctlRequest, MaskHow, Mode,
    OpenFlags, Resource, SignalNumber, WaitOptions, Whence,
};
pub use row::{Row, Sleeps};
use shape::{FCNTL, IOCTL, MODE_TAKEN};
pub use shape::{Piece, Shape};

/// What a finished call gives back to its caller.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Ret {
    /// The return value, or the error that makes the C function return -1 and set `errno`.
    pub value: Result<i64, Errno>,
    /// Bytes that go into the caller's memory: (index of the pointer argument, bytes).
    pub out: Vec<(u8, Bytes)>,
}

impl Ret {
    /// Success with `value` and nothing written to memory.
    #[must_use]
    pub fn ok(value: i64) -> Ret {
        Ret { value: Ok(value), out: Vec::new() }
    }

    /// Failure with `errno`.
    #[must_use]
    pub fn err(errno: Errno) -> Ret {
        Ret { value: Err(errno), out: Vec::new() }
    }

    /// The same with `bytes` written through pointer argument `index`.
    #[must_use]
    pub fn with(mut self, index: u8, bytes: Bytes) -> Ret {
        self.out.push((index, bytes));
        self
    }
}

syscalls! {
    // Reading and writing.

    read Read(fd: Fd = at(0), buf: OutBuf = counted(1, 2))
    c "ssize_t read(int fd, void *buf, size_t count)" page "read(2)"
    errno [EAGAIN EBADF EFAULT EINTR EISDIR]
    sleeps Sleeps::Recheck("until bytes, end of file or a signal");
    en "Takes up to count bytes out of the file behind a descriptor."
    ko "디스크립터가 가리키는 파일에서 최대 count바이트를 꺼냅니다."

    write Write(fd: Fd = at(0), buf: InBuf = counted(1, 2))
    c "ssize_t write(int fd, const void *buf, size_t count)" page "write(2)"
    errno [EAGAIN EBADF EFAULT EFBIG EINTR ENOSPC EPIPE]
    sleeps Sleeps::Recheck("until there is room, no reader or a signal");
    en "Puts count bytes into the file behind a descriptor."
    ko "디스크립터가 가리키는 파일에 count바이트를 넣습니다."

    writev Writev(fd: Fd = at(0), iov: InVec = counted(1, 2))
    c "ssize_t writev(int fd, const struct iovec *iov, int iovcnt)" page "writev(2)"
    errno [EAGAIN EBADF EFAULT EFBIG EINTR ENOSPC EPIPE]
    sleeps Sleeps::Recheck("until there is room, no reader or a signal");
    en "Writes several buffers, one after the other, as one write."
    ko "여러 버퍼를 차례로 이어 한 번의 쓰기로 넣습니다."

    pread Pread(fd: Fd = at(0), buf: OutBuf = counted(1, 2), offset: Long = at(3))
    c "ssize_t pread(int fd, void *buf, size_t count, off_t offset)" page "pread(2)"
    errno [EBADF EFAULT EINVAL EISDIR ESPIPE] sleeps Sleeps::Never;
    en "Reads at a given offset and leaves the file offset where it is."
    ko "파일 오프셋은 그대로 두고 주어진 위치에서 읽습니다."

    pwrite Pwrite(fd: Fd = at(0), buf: InBuf = counted(1, 2), offset: Long = at(3))
    c "ssize_t pwrite(int fd, const void *buf, size_t count, off_t offset)" page "pwrite(2)"
    errno [EBADF EFAULT EFBIG EINVAL ESPIPE] sleeps Sleeps::Never;
    en "Writes at a given offset and leaves the file offset where it is."
    ko "파일 오프셋은 그대로 두고 주어진 위치에 씁니다."

    lseek Lseek(fd: Fd = at(0), offset: Long = at(1), whence: Whence = at(2))
    c "off_t lseek(int fd, off_t offset, int whence)" page "lseek(2)"
    errno [EBADF EINVAL ENXIO ESPIPE] sleeps Sleeps::Never;
    en "Moves the offset of an open file description."
    ko "열린 파일 기술(open file description)의 오프셋을 옮깁니다."

    fsync Fsync(fd: Fd = at(0))
    c "int fsync(int fd)" page "fsync(2)"
    errno [EBADF EINVAL] sleeps Sleeps::Never;
    en "Waits until what was written to a file is on its disk."
    ko "파일에 쓴 내용이 디스크에 기록될 때까지 기다립니다."

    // Descriptors.

    open Open(pathname: Path = at(0), flags: OpenFlags = at(1), mode: Mode = at(2).shown(Shape::IfBits(1, MODE_TAKEN)))
    c "int open(const char *pathname, int flags, ...)" page "open(2)"
    errno [EACCES EEXIST EFAULT EINTR EINVAL EISDIR ELOOP EMFILE ENAMETOOLONG ENOENT ENOTDIR ENXIO]
    sleeps Sleeps::Recheck("for a FIFO, until its other side is opened or a signal");
    en "Opens a file: a new descriptor for a new open file description."
    ko "파일을 엽니다. 새 열린 파일 기술과 그것을 가리키는 새 디스크립터가 생깁니다."

    close Close(fd: Fd = at(0))
    c "int close(int fd)" page "close(2)"
    errno [EBADF] sleeps Sleeps::Never;
    en "Frees a descriptor; the last one of a description closes the file."
    ko "디스크립터를 반납합니다. 마지막 디스크립터였다면 파일도 닫힙니다."

    pipe Pipe(pipefd: OutBuf = to(0, Shape::Ends))
    c "int pipe(int pipefd[2])" page "pipe(2)"
    errno [EFAULT EMFILE] sleeps Sleeps::Never;
    en "Makes a pipe: descriptor 0 of the pair reads what descriptor 1 of it writes."
    ko "파이프를 만듭니다. 쌍의 1번에 쓴 것을 0번에서 읽습니다."

    pipe2 Pipe2(pipefd: OutBuf = to(0, Shape::Ends),
        flags: OpenFlags = at(1).shown(Shape::WithoutAccess))
    c "int pipe2(int pipefd[2], int flags)" page "pipe2(2)"
    errno [EFAULT EINVAL EMFILE] sleeps Sleeps::Never;
    en "Makes a pipe whose two descriptors have the given flags."
    ko "두 디스크립터에 주어진 플래그가 붙은 파이프를 만듭니다."

    dup Dup(oldfd: Fd = at(0))
    c "int dup(int oldfd)" page "dup(2)"
    errno [EBADF EMFILE] sleeps Sleeps::Never;
    en "Makes the lowest free descriptor refer to the same open file description."
    ko "가장 작은 빈 디스크립터가 같은 열린 파일 기술을 가리키게 합니다."

    dup2 Dup2(oldfd: Fd = at(0), newfd: Fd = at(1))
    c "int dup2(int oldfd, int newfd)" page "dup2(2)"
    errno [EBADF] sleeps Sleeps::Never;
    en "Closes newfd and makes it refer to oldfd's open file description, in one step."
    ko "newfd를 닫고 oldfd의 열린 파일 기술을 가리키게 하는 일을 한 번에 합니다."

    dup3 Dup3(oldfd: Fd = at(0), newfd: Fd = at(1),
        flags: OpenFlags = at(2).shown(Shape::WithoutAccess))
    c "int dup3(int oldfd, int newfd, int flags)" page "dup3(2)"
    errno [EBADF EINVAL] sleeps Sleeps::Never;
    en "dup2 that can set O_CLOEXEC and refuses equal descriptors."
    ko "O_CLOEXEC를 함께 붙일 수 있는 dup2이며, 두 디스크립터가 같으면 거절합니다."

    fcntl Fcntl(fd: Fd = at(0), cmd: FcntlCommand = at(1), arg: Vararg = by_command(2, 32, FCNTL))
    c "int fcntl(int fd, int cmd, ...)" page "fcntl(2)"
    errno [EACCES EAGAIN EBADF EBUSY EDEADLK EFAULT EINTR EINVAL EMFILE EPERM]
    sleeps Sleeps::Recheck("with F_SETLKW, until the lock can be had or a signal");
    en "Asks about or changes a descriptor, its flags, its locks or its pipe's size."
    ko "디스크립터와 그 플래그, 잠금, 파이프 크기를 묻거나 바꿉니다."

    ioctl Ioctl(fd: Fd = at(0), request: IoctlRequest = at(1),
        arg: Vararg = by_command(2, 36, IOCTL))
    c "int ioctl(int fd, unsigned long request, ...)" page "ioctl(2)"
    errno [EBADF EFAULT ENOTTY] sleeps Sleeps::Never;
    en "Asks a device or pipe something: FIONREAD tells how many bytes are unread."
    ko "장치나 파이프에 묻습니다. FIONREAD는 읽지 않은 바이트 수를 알려 줍니다."

    flock Flock(fd: Fd = at(0), operation: FlockOperation = at(1))
    c "int flock(int fd, int operation)" page "flock(2)"
    errno [EAGAIN EBADF EINTR EINVAL]
    sleeps Sleeps::Recheck("until the lock can be had or a signal");
    en "Takes or gives back a lock on a file that belongs to the open file description."
    ko "열린 파일 기술에 속하는 파일 잠금을 얻거나 돌려줍니다."

    __ipclab_stream_kind StreamKind(fd: Fd = at(0))
    c "int __ipclab_stream_kind(int fd)" page "isatty(3)"
    errno [] sleeps Sleeps::Never;
    en "What stdio asks once about a stream: 0 not open, 1 a terminal, 2 anything else."
    ko "stdio가 스트림에 대해 한 번 묻습니다. 0은 열려 있지 않음, 1은 터미널, 2는 그 밖입니다."

    // Names in the file system.

    mkfifo Mkfifo(pathname: Path = at(0), mode: Mode = at(1))
    c "int mkfifo(const char *pathname, mode_t mode)" page "mkfifo(3)"
    errno [EACCES EEXIST EFAULT ELOOP ENAMETOOLONG ENOENT ENOTDIR] sleeps Sleeps::Never;
    en "Makes a FIFO: a name in the file system for a pipe."
    ko "FIFO를 만듭니다. 파일 시스템에 이름이 있는 파이프입니다."

    mknod Mknod(pathname: Path = at(0), mode: Mode = at(1), dev: Size = at(2))
    c "int mknod(const char *pathname, mode_t mode, dev_t dev)" page "mknod(2)"
    errno [EACCES EEXIST EFAULT EINVAL ELOOP ENAMETOOLONG ENOENT ENOTDIR EPERM]
    sleeps Sleeps::Never;
    en "Makes a file system node; here a FIFO or an empty regular file."
    ko "파일 시스템에 노드를 만듭니다. 여기서는 FIFO나 빈 일반 파일입니다."

    unlink Unlink(pathname: Path = at(0))
    c "int unlink(const char *pathname)" page "unlink(2)"
    errno [EACCES EFAULT EISDIR ELOOP ENAMETOOLONG ENOENT ENOTDIR EPERM] sleeps Sleeps::Never;
    en "Removes a name; the file lives on while it is open."
    ko "이름을 지웁니다. 파일 자체는 열려 있는 동안 남아 있습니다."

    link Link(oldpath: Path = at(0), newpath: Path = at(1))
    c "int link(const char *oldpath, const char *newpath)" page "link(2)"
    errno [EACCES EEXIST EFAULT ELOOP ENAMETOOLONG ENOENT ENOTDIR EPERM] sleeps Sleeps::Never;
    en "Gives a file a second name."
    ko "파일에 두 번째 이름을 붙입니다."

    symlink Symlink(target: Path = at(0), linkpath: Path = at(1))
    c "int symlink(const char *target, const char *linkpath)" page "symlink(2)"
    errno [EACCES EEXIST EFAULT ELOOP ENAMETOOLONG ENOENT ENOTDIR] sleeps Sleeps::Never;
    en "Makes a name that stands for another path."
    ko "다른 경로를 대신 가리키는 이름을 만듭니다."

    readlink Readlink(pathname: Path = at(0), buf: OutBuf = counted(1, 2))
    c "ssize_t readlink(const char *pathname, char *buf, size_t bufsiz)" page "readlink(2)"
    errno [EACCES EFAULT EINVAL ELOOP ENAMETOOLONG ENOENT ENOTDIR] sleeps Sleeps::Never;
    en "Reads the path a symbolic link stands for."
    ko "심볼릭 링크가 가리키는 경로를 읽습니다."

    rename Rename(oldpath: Path = at(0), newpath: Path = at(1))
    c "int rename(const char *oldpath, const char *newpath)" page "rename(2)"
    errno [EACCES EBUSY EFAULT EINVAL EISDIR ELOOP ENAMETOOLONG ENOENT ENOTDIR ENOTEMPTY]
    sleeps Sleeps::Never;
    en "Gives a file another name and replaces what had that name."
    ko "파일의 이름을 바꾸고, 그 이름을 쓰던 것이 있으면 대신합니다."

    mkdir Mkdir(pathname: Path = at(0), mode: Mode = at(1))
    c "int mkdir(const char *pathname, mode_t mode)" page "mkdir(2)"
    errno [EACCES EEXIST EFAULT ELOOP ENAMETOOLONG ENOENT ENOTDIR] sleeps Sleeps::Never;
    en "Makes a directory."
    ko "디렉터리를 만듭니다."

    rmdir Rmdir(pathname: Path = at(0))
    c "int rmdir(const char *pathname)" page "rmdir(2)"
    errno [EACCES EBUSY EFAULT EINVAL ELOOP ENAMETOOLONG ENOENT ENOTDIR ENOTEMPTY]
    sleeps Sleeps::Never;
    en "Removes an empty directory."
    ko "빈 디렉터리를 지웁니다."

    stat Stat(pathname: Path = at(0), statbuf: OutBuf = to(1, Shape::Stat))
    c "int stat(const char *pathname, struct stat *statbuf)" page "stat(2)"
    errno [EACCES EFAULT ELOOP ENAMETOOLONG ENOENT ENOTDIR] sleeps Sleeps::Never;
    en "Tells type, mode, size and owner of the file with this name."
    ko "이 이름을 가진 파일의 종류, 권한, 크기, 소유자를 알려 줍니다."

    lstat Lstat(pathname: Path = at(0), statbuf: OutBuf = to(1, Shape::Stat))
    c "int lstat(const char *pathname, struct stat *statbuf)" page "lstat(2)"
    errno [EACCES EFAULT ELOOP ENAMETOOLONG ENOENT ENOTDIR] sleeps Sleeps::Never;
    en "stat that looks at a symbolic link itself."
    ko "심볼릭 링크 자체를 보는 stat입니다."

    fstat Fstat(fd: Fd = at(0), statbuf: OutBuf = to(1, Shape::Stat))
    c "int fstat(int fd, struct stat *statbuf)" page "fstat(2)"
    errno [EBADF EFAULT] sleeps Sleeps::Never;
    en "Tells type, mode, size and owner of an open file."
    ko "열린 파일의 종류, 권한, 크기, 소유자를 알려 줍니다."

    access Access(pathname: Path = at(0), mode: AccessMode = at(1))
    c "int access(const char *pathname, int mode)" page "access(2)"
    errno [EACCES EFAULT EINVAL ELOOP ENAMETOOLONG ENOENT ENOTDIR] sleeps Sleeps::Never;
    en "Asks whether the real user may read, write or execute a file."
    ko "실제 사용자가 파일을 읽고 쓰고 실행할 수 있는지 묻습니다."

    truncate Truncate(path: Path = at(0), length: Long = at(1))
    c "int truncate(const char *path, off_t length)" page "truncate(2)"
    errno [EACCES EFAULT EFBIG EINVAL EISDIR ELOOP ENAMETOOLONG ENOENT ENOTDIR]
    sleeps Sleeps::Never;
    en "Sets the size of a file by name; growth reads as zeros."
    ko "이름으로 파일 크기를 정합니다. 늘어난 부분은 0으로 읽힙니다."

    ftruncate Ftruncate(fd: Fd = at(0), length: Long = at(1))
    c "int ftruncate(int fd, off_t length)" page "ftruncate(2)"
    errno [EBADF EFBIG EINVAL] sleeps Sleeps::Never;
    en "Sets the size of an open file; growth reads as zeros."
    ko "열린 파일의 크기를 정합니다. 늘어난 부분은 0으로 읽힙니다."

    chmod Chmod(pathname: Path = at(0), mode: Mode = at(1))
    c "int chmod(const char *pathname, mode_t mode)" page "chmod(2)"
    errno [EACCES EFAULT ELOOP ENAMETOOLONG ENOENT ENOTDIR EPERM] sleeps Sleeps::Never;
    en "Changes the permission bits of a file."
    ko "파일의 권한 비트를 바꿉니다."

    fchmod Fchmod(fd: Fd = at(0), mode: Mode = at(1))
    c "int fchmod(int fd, mode_t mode)" page "fchmod(2)"
    errno [EBADF EPERM] sleeps Sleeps::Never;
    en "Changes the permission bits of an open file."
    ko "열린 파일의 권한 비트를 바꿉니다."

    umask Umask(mask: Mode = at(0))
    c "mode_t umask(mode_t mask)" page "umask(2)"
    errno [] sleeps Sleeps::Never;
    en "Sets which permission bits new files do not get; returns the mask before."
    ko "새 파일에 주지 않을 권한 비트를 정하고 이전 값을 돌려줍니다."

    chdir Chdir(path: Path = at(0))
    c "int chdir(const char *path)" page "chdir(2)"
    errno [EACCES EFAULT ELOOP ENAMETOOLONG ENOENT ENOTDIR] sleeps Sleeps::Never;
    en "Changes the working directory."
    ko "작업 디렉터리를 바꿉니다."

    __ipclab_getcwd Getcwd(buf: OutBuf = counted(0, 1).shown(Shape::Path))
    c "long __ipclab_getcwd(char *buf, size_t size)" page "getcwd(2)"
    errno [EFAULT ENOENT ERANGE] sleeps Sleeps::Never;
    en "The raw call behind getcwd: the path of the working directory, and its length with the NUL."
    ko "getcwd가 쓰는 호출입니다. 작업 디렉터리 경로와, NUL을 포함한 그 길이를 돌려줍니다."

    getdents64 Getdents64(fd: Fd = at(0), dirp: OutBuf = counted(1, 2).shown(Shape::Entries))
    c "ssize_t getdents64(int fd, void *dirp, size_t count)" page "getdents64(2)"
    errno [EBADF EFAULT EINVAL ENOENT ENOTDIR] sleeps Sleeps::Never;
    en "Reads the next entries of an open directory."
    ko "열린 디렉터리의 다음 항목들을 읽습니다."

    // Processes.

    fork Fork()
    c "pid_t fork(void)" page "fork(2)"
    errno [EAGAIN] sleeps Sleeps::Never;
    en "Makes a copy of the calling process: 0 in the child, the child's pid in the parent."
    ko "호출한 프로세스의 사본을 만듭니다. 자식에게는 0, 부모에게는 자식의 PID를 돌려줍니다."

    vfork Vfork()
    c "pid_t vfork(void)" page "vfork(2)"
    errno [EAGAIN] sleeps Sleeps::Recheck("until the child calls exec or ends");
    en "fork without a copy: the child uses the parent's memory while the parent sleeps."
    ko "복사하지 않는 fork입니다. 부모가 잠든 동안 자식이 부모의 메모리를 씁니다."

    _exit Exit(status: Int = at(0))
    c "void _exit(int status)" page "_exit(2)"
    errno [] sleeps Sleeps::Never;
    en "Ends the process at once, without flushing stdio."
    ko "stdio 버퍼를 비우지 않고 프로세스를 바로 끝냅니다."

    wait Wait(wstatus: OutBuf = to(0, Shape::WaitStatus))
    c "pid_t wait(int *wstatus)" page "wait(2)"
    errno [ECHILD EFAULT EINTR] sleeps Sleeps::Recheck("until a child ends or a signal");
    en "Waits for any child to end and takes its status."
    ko "아무 자식이나 끝나기를 기다려 종료 상태를 거둡니다."

    waitpid Waitpid(pid: Int = at(0),
        wstatus: OutBuf = to(1, Shape::WaitStatus), options: WaitOptions = at(2))
    c "pid_t waitpid(pid_t pid, int *wstatus, int options)" page "waitpid(2)"
    errno [ECHILD EFAULT EINTR EINVAL ESRCH]
    sleeps Sleeps::Recheck("until such a child changed state or a signal");
    en "Waits for a child to change state and takes its status."
    ko "자식의 상태가 바뀌기를 기다려 그 상태를 거둡니다."

    waitid Waitid(idtype: IdType = at(0), id: Int = at(1),
        infop: OutBuf = to(2, Shape::Siginfo), options: WaitOptions = at(3))
    c "int waitid(idtype_t idtype, id_t id, siginfo_t *infop, int options)" page "waitid(2)"
    errno [ECHILD EFAULT EINTR EINVAL]
    sleeps Sleeps::Recheck("until such a child changed state or a signal");
    en "Waits for a child to change state; with WNOWAIT it stays waitable."
    ko "자식의 상태가 바뀌기를 기다립니다. WNOWAIT이면 거두지 않고 남겨 둡니다."

    execve Execve(pathname: Path = at(0), argv: Strings = at(1),
        envp: Strings = at(2).shown(Shape::Count))
    c "int execve(const char *pathname, char *const argv[], char *const envp[])" page "execve(2)"
    errno [E2BIG EACCES EFAULT EISDIR ELOOP ENAMETOOLONG ENOENT ENOEXEC ENOTDIR]
    sleeps Sleeps::Never;
    en "Replaces the program of the calling process; pid and descriptors stay."
    ko "호출한 프로세스의 프로그램을 바꿉니다. PID와 디스크립터는 그대로입니다."

    getpid Getpid()
    c "pid_t getpid(void)" page "getpid(2)"
    errno [] sleeps Sleeps::Never;
    en "The caller's process id."
    ko "호출한 프로세스의 PID입니다."

    getppid Getppid()
    c "pid_t getppid(void)" page "getppid(2)"
    errno [] sleeps Sleeps::Never;
    en "The process id of the caller's parent; 1 once the parent is gone."
    ko "부모의 PID입니다. 부모가 사라진 뒤에는 1입니다."

    getpgrp Getpgrp()
    c "pid_t getpgrp(void)" page "getpgrp(2)"
    errno [] sleeps Sleeps::Never;
    en "The caller's process group."
    ko "호출한 프로세스의 프로세스 그룹입니다."

    getpgid Getpgid(pid: Int = at(0))
    c "pid_t getpgid(pid_t pid)" page "getpgid(2)"
    errno [ESRCH] sleeps Sleeps::Never;
    en "The process group of a process."
    ko "어떤 프로세스의 프로세스 그룹입니다."

    setpgid Setpgid(pid: Int = at(0), pgid: Int = at(1))
    c "int setpgid(pid_t pid, pid_t pgid)" page "setpgid(2)"
    errno [EACCES EINVAL EPERM ESRCH] sleeps Sleeps::Never;
    en "Puts a process into a process group of its session."
    ko "프로세스를 같은 세션의 프로세스 그룹에 넣습니다."

    getsid Getsid(pid: Int = at(0))
    c "pid_t getsid(pid_t pid)" page "getsid(2)"
    errno [ESRCH] sleeps Sleeps::Never;
    en "The session of a process."
    ko "어떤 프로세스의 세션입니다."

    setsid Setsid()
    c "pid_t setsid(void)" page "setsid(2)"
    errno [EPERM] sleeps Sleeps::Never;
    en "Makes a new session with the caller as its leader and no terminal."
    ko "호출한 프로세스가 리더인, 터미널 없는 새 세션을 만듭니다."

    getuid Getuid()
    c "uid_t getuid(void)" page "getuid(2)"
    errno [] sleeps Sleeps::Never;
    en "The caller's real user id."
    ko "호출한 프로세스의 실제 사용자 ID입니다."

    geteuid Geteuid()
    c "uid_t geteuid(void)" page "geteuid(2)"
    errno [] sleeps Sleeps::Never;
    en "The caller's effective user id."
    ko "호출한 프로세스의 유효 사용자 ID입니다."

    getgid Getgid()
    c "gid_t getgid(void)" page "getgid(2)"
    errno [] sleeps Sleeps::Never;
    en "The caller's real group id."
    ko "호출한 프로세스의 실제 그룹 ID입니다."

    getegid Getegid()
    c "gid_t getegid(void)" page "getegid(2)"
    errno [] sleeps Sleeps::Never;
    en "The caller's effective group id."
    ko "호출한 프로세스의 유효 그룹 ID입니다."

    setuid Setuid(uid: Int = at(0))
    c "int setuid(uid_t uid)" page "setuid(2)"
    errno [EINVAL EPERM] sleeps Sleeps::Never;
    en "Sets the user id: root gives up root for good."
    ko "사용자 ID를 바꿉니다. root가 쓰면 root 권한을 영구히 버립니다."

    seteuid Seteuid(euid: Int = at(0))
    c "int seteuid(uid_t euid)" page "seteuid(2)"
    errno [EINVAL EPERM] sleeps Sleeps::Never;
    en "Sets the effective user id; it can be taken back."
    ko "유효 사용자 ID를 바꿉니다. 되돌릴 수 있습니다."

    setgid Setgid(gid: Int = at(0))
    c "int setgid(gid_t gid)" page "setgid(2)"
    errno [EINVAL EPERM] sleeps Sleeps::Never;
    en "Sets the group id."
    ko "그룹 ID를 바꿉니다."

    getrlimit Getrlimit(resource: Resource = at(0), rlim: OutBuf = to(1, Shape::Rlimit))
    c "int getrlimit(int resource, struct rlimit *rlim)" page "getrlimit(2)"
    errno [EFAULT EINVAL] sleeps Sleeps::Never;
    en "Tells the soft and hard limit of a resource."
    ko "자원의 소프트 한도와 하드 한도를 알려 줍니다."

    setrlimit Setrlimit(resource: Resource = at(0), rlim: InBuf = to(1, Shape::Rlimit))
    c "int setrlimit(int resource, const struct rlimit *rlim)" page "setrlimit(2)"
    errno [EFAULT EINVAL EPERM] sleeps Sleeps::Never;
    en "Sets the soft and hard limit of a resource."
    ko "자원의 소프트 한도와 하드 한도를 정합니다."

    sched_yield SchedYield()
    c "int sched_yield(void)" page "sched_yield(2)"
    errno [] sleeps Sleeps::Never;
    en "Lets another process run first."
    ko "다른 프로세스가 먼저 실행되게 양보합니다."

    // Signals.

    kill Kill(pid: Int = at(0), sig: SignalNumber = at(1))
    c "int kill(pid_t pid, int sig)" page "kill(2)"
    errno [EINVAL EPERM ESRCH] sleeps Sleeps::Never;
    en "Sends a signal to a process or a process group."
    ko "프로세스나 프로세스 그룹에 시그널을 보냅니다."

    tgkill Tgkill(tgid: Int = at(0), tid: Int = at(1), sig: SignalNumber = at(2))
    c "int tgkill(pid_t tgid, pid_t tid, int sig)" page "tgkill(2)"
    errno [EINVAL EPERM ESRCH] sleeps Sleeps::Never;
    en "Sends a signal to one thread of a process; raise is built on it."
    ko "프로세스의 한 스레드에 시그널을 보냅니다. raise가 이 호출로 만들어져 있습니다."

    sigaction Sigaction(signum: SignalNumber = at(0),
        act: InBuf = to(1, Shape::Sigaction), oldact: OutBuf = to(2, Shape::Sigaction))
    c "int sigaction(int signum, const struct sigaction *act, struct sigaction *oldact)"
    page "sigaction(2)"
    errno [EFAULT EINVAL] sleeps Sleeps::Never;
    en "Sets what a signal does to the caller: default, ignore or a handler."
    ko "시그널이 왔을 때 할 일을 정합니다. 기본 동작, 무시, 핸들러 중 하나입니다."

    sigprocmask Sigprocmask(how: MaskHow = at(0), set: InBuf = to(1, Shape::SignalSet),
        oldset: OutBuf = to(2, Shape::SignalSet))
    c "int sigprocmask(int how, const sigset_t *set, sigset_t *oldset)" page "sigprocmask(2)"
    errno [EFAULT EINVAL] sleeps Sleeps::Never;
    en "Changes which signals are blocked: a blocked signal stays pending."
    ko "막아 둘 시그널을 바꿉니다. 막힌 시그널은 보류됩니다."

    sigpending Sigpending(set: OutBuf = to(0, Shape::SignalSet))
    c "int sigpending(sigset_t *set)" page "sigpending(2)"
    errno [EFAULT] sleeps Sleeps::Never;
    en "Tells which blocked signals are pending."
    ko "막힌 채 보류 중인 시그널을 알려 줍니다."

    sigsuspend Sigsuspend(mask: InBuf = to(0, Shape::SignalSet))
    c "int sigsuspend(const sigset_t *mask)" page "sigsuspend(2)"
    errno [EFAULT EINTR] sleeps Sleeps::Recheck("until a handler has run");
    en "Sets the mask and sleeps until a handler has run, in one step."
    ko "마스크를 바꾸고 핸들러가 실행될 때까지 잠드는 일을 한 번에 합니다."

    pause Pause()
    c "int pause(void)" page "pause(2)"
    errno [EINTR] sleeps Sleeps::Recheck("until a handler has run");
    en "Sleeps until a handler has run."
    ko "핸들러가 실행될 때까지 잠듭니다."

    alarm Alarm(seconds: Int = at(0))
    c "unsigned int alarm(unsigned int seconds)" page "alarm(2)"
    errno [] sleeps Sleeps::Never;
    en "Arranges for SIGALRM after some seconds; returns what was left of the alarm before."
    ko "몇 초 뒤 SIGALRM이 오게 하고, 이전 알람의 남은 시간을 돌려줍니다."

    setitimer Setitimer(which: Int = at(0).shown(Shape::TimerName),
        new_value: InBuf = to(1, Shape::Itimerval), old_value: OutBuf = to(2, Shape::Itimerval))
    c "int setitimer(int which, const struct itimerval *new_value, struct itimerval *old_value)" page "setitimer(2)"
    errno [EFAULT EINVAL] sleeps Sleeps::Never;
    en "Arranges for SIGALRM after a time, and again and again if there is an interval."
    ko "정해진 시간 뒤 SIGALRM이 오게 합니다. 간격을 주면 그때마다 되풀이합니다."

    getitimer Getitimer(which: Int = at(0).shown(Shape::TimerName),
        curr_value: OutBuf = to(1, Shape::Itimerval))
    c "int getitimer(int which, struct itimerval *curr_value)" page "getitimer(2)"
    errno [EFAULT EINVAL] sleeps Sleeps::Never;
    en "Tells what is left of a timer, and its interval."
    ko "타이머의 남은 시간과 간격을 알려 줍니다."

    // Time and the system.

    nanosleep Nanosleep(req: InBuf = to(0, Shape::Timespec), rem: OutBuf = to(1, Shape::Timespec))
    c "int nanosleep(const struct timespec *req, struct timespec *rem)" page "nanosleep(2)"
    errno [EFAULT EINTR EINVAL] sleeps Sleeps::Timer("until the time is over or a handler has run");
    en "Sleeps for a time."
    ko "정해진 시간 동안 잠듭니다."

    clock_gettime ClockGettime(clockid: Clock = at(0), tp: OutBuf = to(1, Shape::Timespec))
    c "int clock_gettime(clockid_t clockid, struct timespec *tp)" page "clock_gettime(2)"
    errno [EFAULT EINVAL] sleeps Sleeps::Never;
    en "Tells the time of a clock; here the virtual one."
    ko "시계의 시각을 알려 줍니다. 여기서는 가상 시계입니다."

    gettimeofday Gettimeofday(tv: OutBuf = to(0, Shape::Timeval))
    c "int gettimeofday(struct timeval *tv, void *tz)" page "gettimeofday(2)"
    errno [EFAULT] sleeps Sleeps::Never;
    en "Tells the time of day; here the virtual clock's."
    ko "현재 시각을 알려 줍니다. 여기서는 가상 시계입니다."

    uname Uname(buf: OutBuf = to(0, Shape::Utsname))
    c "int uname(struct utsname *buf)" page "uname(2)"
    errno [EFAULT] sleeps Sleeps::Never;
    en "Tells the names of the system and its kernel."
    ko "시스템과 커널의 이름을 알려 줍니다."
}
