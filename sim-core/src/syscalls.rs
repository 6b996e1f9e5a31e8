//! THE table of system calls: C prototype, man page, errors, sleeping, and one sentence each.
//!
//! From one row come: the prototype the C front end knows, how the arguments are taken out of a
//! process's memory, the variant of [`Call`], the method of [`Sys`] that both kernels must have,
//! the strace-like text, `ipclab explain CALL` and docs/SEMANTICS.md.
//! A row is complete or it does not compile: add it here, then in `kernel/` and `native/src/sys.rs`.

use crate::memory::Memory;
use crate::value::{Bytes, Errno};

pub mod args;
pub use args::{Fd, InBuf, Int, Long, OutBuf, Path, Size, Strings};
use args::{FromC, Len};

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

/// Whether and how a call sleeps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sleeps {
    /// It never sleeps.
    Never,
    /// Woken, it tries again and may lose (pipe, FIFO, wait).
    Recheck(&'static str),
    /// The waker finishes the sleeper's call (System V messages and semaphores, POSIX queues).
    Handover(&'static str),
    /// A timer of the model ends it.
    Timer(&'static str),
}

/// One row of the table, as data.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// The C function's name, "waitpid".
    pub name: &'static str,
    /// Its C prototype.
    pub prototype: &'static str,
    /// Its man page, "wait(2)".
    pub page: &'static str,
    /// Every error the model can return from it.
    pub errnos: &'static [Errno],
    /// Whether it sleeps, and until when.
    pub sleeps: Sleeps,
    /// What it does, one English sentence.
    pub en: &'static str,
    /// The same in Korean.
    pub ko: &'static str,
}

macro_rules! syscalls {
    ($(
        $name:ident $Variant:ident ( $($field:ident : $kind:ident = $place:expr),* )
        c $prototype:literal page $page:literal errno [ $($errno:ident)* ] sleeps $sleeps:expr;
        en $en:literal
        ko $ko:literal
    )*) => {
        /// A system call with its arguments taken out of the caller's memory.
        #[derive(Clone, PartialEq, Eq, Hash, Debug)]
        #[allow(missing_docs)]
        pub enum Call { $($Variant { $($field: $kind),* }),* }

        /// Which row of the table; the C front end compiles a call to its number.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[allow(missing_docs)]
        pub enum SysId { $($Variant),* }

        /// A kernel: the model, or the real one behind a worker process.
        pub trait Sys {
            /// What an attempt gives: an outcome of the model, a raw call to be issued.
            type Reply;
            $(
                #[doc = $prototype]
                fn $name(&mut self, $($field: &$kind),*) -> Self::Reply;
            )*
        }

        impl Call {
            /// Hands the call to the method of `sys` with its name.
            pub fn dispatch<S: Sys>(&self, sys: &mut S) -> S::Reply {
                match self { $(Call::$Variant { $($field),* } => sys.$name($($field),*)),* }
            }

            /// Which row of the table this is.
            #[must_use]
            pub fn id(&self) -> SysId {
                match self { $(Call::$Variant { .. } => SysId::$Variant),* }
            }

            /// Takes the arguments of a call out of registers and memory.
            #[must_use]
            #[allow(unused_variables)]
            pub fn from_c(id: SysId, regs: &[u64; 6], memory: &Memory) -> Call {
                match id {
                    $(SysId::$Variant => Call::$Variant {
                        $($field: <$kind as FromC>::from_c(regs, memory, $place)),*
                    }),*
                }
            }

            /// The arguments as (name, text) in the order of the row, strace style.
            #[must_use]
            pub fn args(&self) -> Vec<(&'static str, String)> {
                match self {
                    $(Call::$Variant { $($field),* } => vec![
                        $((stringify!($field), FromC::text($field))),*
                    ]),*
                }
            }
        }

        impl SysId {
            /// Every row's number.
            pub const ALL: &[SysId] = &[$(SysId::$Variant),*];

            /// The row.
            #[must_use]
            pub fn row(self) -> &'static Row {
                match self {
                    $(SysId::$Variant => &Row {
                        name: stringify!($name),
                        prototype: $prototype,
                        page: $page,
                        errnos: &[$(Errno::$errno),*],
                        sleeps: $sleeps,
                        en: $en,
                        ko: $ko,
                    }),*
                }
            }

            /// The row of the C function called `name`.
            #[must_use]
            pub fn find(name: &str) -> Option<SysId> {
                SysId::ALL.iter().copied().find(|id| id.row().name == name)
            }
        }
    };
}

/// Argument 0, 1, 2 ... of the C call.
const fn at(index: usize) -> (usize, Len) {
    (index, Len::None)
}

/// Pointer argument `index` with its byte count in argument `len`.
const fn counted(index: usize, len: usize) -> (usize, Len) {
    (index, Len::Arg(len))
}

/// Pointer argument `index` to `len` bytes.
const fn sized(index: usize, len: u64) -> (usize, Len) {
    (index, Len::Fixed(len))
}

syscalls! {
    read Read(fd: Fd = at(0), buf: OutBuf = counted(1, 2))
    c "ssize_t read(int fd, void *buf, size_t count)" page "read(2)"
    errno [EAGAIN EBADF EFAULT EINTR EISDIR] sleeps Sleeps::Recheck("until bytes, end of file or a signal");
    en "Takes up to count bytes out of the file behind a descriptor."
    ko "디스크립터가 가리키는 파일에서 최대 count바이트를 꺼냅니다."

    write Write(fd: Fd = at(0), buf: InBuf = counted(1, 2))
    c "ssize_t write(int fd, const void *buf, size_t count)" page "write(2)"
    errno [EAGAIN EBADF EFAULT EINTR EPIPE] sleeps Sleeps::Recheck("until there is room, no reader or a signal");
    en "Puts count bytes into the file behind a descriptor."
    ko "디스크립터가 가리키는 파일에 count바이트를 넣습니다."

    pipe Pipe(pipefd: OutBuf = sized(0, 8))
    c "int pipe(int pipefd[2])" page "pipe(2)"
    errno [EFAULT EMFILE] sleeps Sleeps::Never;
    en "Makes a pipe: descriptor 0 of the pair reads what descriptor 1 of it writes."
    ko "파이프를 만듭니다. 쌍의 1번에 쓴 것을 0번에서 읽습니다."
}
