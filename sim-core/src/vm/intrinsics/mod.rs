//! Library functions the machine does itself: pure over the process's memory.
//!
//! Two facts a reader would get wrong: everything that is not in this list is C code in `libc/src`,
//! and `__builtin_NAME` is the same function as NAME (the front end takes the prefix off).
//!
//! ```c
//! void *memcpy(void *to, const void *from, size_t n);      void *memmove(void *, const void *, size_t);
//! void *mempcpy(void *, const void *, size_t);             void *memset(void *, int, size_t);
//! int memcmp(const void *, const void *, size_t);          void *memchr(const void *, int, size_t);
//! void *memrchr(const void *, int, size_t);
//! size_t strlen(const char *);                             size_t strnlen(const char *, size_t);
//! int strcmp(const char *, const char *);                  int strncmp(const char *, const char *, size_t);
//! int strcasecmp(const char *, const char *);              int strncasecmp(const char *, const char *, size_t);
//! char *strcpy(char *, const char *);                      char *stpcpy(char *, const char *);
//! char *strncpy(char *, const char *, size_t);             char *strcat(char *, const char *);
//! char *strncat(char *, const char *, size_t);             char *strchr(const char *, int);
//! char *strrchr(const char *, int);                        char *strchrnul(const char *, int);
//! char *strstr(const char *, const char *);                char *strpbrk(const char *, const char *);
//! size_t strspn(const char *, const char *);               size_t strcspn(const char *, const char *);
//! int __ipclab_vsnprintf(char *buf, size_t size, const char *format, va_list);  // vsnprintf(3); errno for %m
//! void *__ipclab_sbrk(long delta);                         // old end of the heap, (void *)-1 when full
//! int __ipclab_strerror(int error, char *buf, size_t size);    // 1: known, 0: "Unknown error N"
//! int __ipclab_strsignal(int signal, char *buf, size_t size);  // likewise
//! void __ipclab_unsupported(const char *what);             // ends the run: "what" is not modelled
//! void *__builtin_alloca(size_t);                          long __builtin_expect(long, long);
//! void __builtin_unreachable(void);                        void __builtin_trap(void);
//! unsigned short __builtin_bswap16(unsigned short);        // bswap32, bswap64 likewise
//! int __builtin_clz(unsigned);    // ctz, popcount, ffs; clzl, ctzl, popcountl, ffsl; clzll, ctzll, popcountll, ffsll
//! ```

use crate::memory::{Access, BadAddress, Memory};
use crate::value::{Errno, Signal};

mod bits;
mod bytes;
mod printf;
mod strings;

/// What an intrinsic works on.
pub(super) struct Cx<'m> {
    pub memory: &'m mut Memory,
    /// Where the library's `errno` is.
    pub errno: Option<u64>,
}

/// What an intrinsic gives back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Reply {
    /// Its value, extended to 64 bits.
    Value(u64),
    /// A pointer was bad.
    Bad { bad: BadAddress, access: Access },
    /// The thing it was asked for.
    NotModelled(String),
}

/// Why an intrinsic cannot finish.
pub(super) enum Trouble {
    Bad { bad: BadAddress, access: Access },
    NotModelled(String),
}

type Outcome = Result<u64, Trouble>;

/// Turns a refused access into trouble.
fn reads<T>(result: Result<T, BadAddress>) -> Result<T, Trouble> {
    result.map_err(|bad| Trouble::Bad { bad, access: Access::Read })
}

/// Turns a refused access into trouble.
fn writes<T>(result: Result<T, BadAddress>) -> Result<T, Trouble> {
    result.map_err(|bad| Trouble::Bad { bad, access: Access::Write })
}

/// The register value of an `int`.
fn int(value: i32) -> u64 {
    i64::from(value) as u64
}

macro_rules! intrinsics {
    ($($name:literal $function:path,)*) => {
        /// Every intrinsic's name, `__builtin_` taken off.
        pub const NAMES: &[&str] = &[$($name),*];

        const FUNCTIONS: &[fn(&mut Cx<'_>, [u64; 4]) -> Outcome] = &[$($function),*];
    };
}

intrinsics! {
    "memcpy" bytes::memcpy,
    "memmove" bytes::memcpy,
    "mempcpy" bytes::mempcpy,
    "memset" bytes::memset,
    "memcmp" bytes::memcmp,
    "memchr" bytes::memchr,
    "memrchr" bytes::memrchr,
    "strlen" strings::strlen,
    "strnlen" strings::strnlen,
    "strcmp" strings::strcmp,
    "strncmp" strings::strncmp,
    "strcasecmp" strings::strcasecmp,
    "strncasecmp" strings::strncasecmp,
    "strcpy" strings::strcpy,
    "stpcpy" strings::stpcpy,
    "strncpy" strings::strncpy,
    "strcat" strings::strcat,
    "strncat" strings::strncat,
    "strchr" strings::strchr,
    "strrchr" strings::strrchr,
    "strchrnul" strings::strchrnul,
    "strstr" strings::strstr,
    "strpbrk" strings::strpbrk,
    "strspn" strings::strspn,
    "strcspn" strings::strcspn,
    "__ipclab_vsnprintf" printf::vsnprintf,
    "__ipclab_sbrk" sbrk,
    "__ipclab_strerror" strerror,
    "__ipclab_strsignal" strsignal,
    "__ipclab_unsupported" unsupported,
    "alloca" compiled,
    "expect" compiled,
    "unreachable" compiled,
    "trap" compiled,
    "bswap16" bits::bswap16,
    "bswap32" bits::bswap32,
    "bswap64" bits::bswap64,
    "clz" bits::clz,
    "ctz" bits::ctz,
    "popcount" bits::popcount,
    "ffs" bits::ffs,
    "clzl" bits::clzl,
    "ctzl" bits::ctzl,
    "popcountl" bits::popcountl,
    "ffsl" bits::ffsl,
    "clzll" bits::clzl,
    "ctzll" bits::ctzl,
    "popcountll" bits::popcountl,
    "ffsll" bits::ffsl,
}

/// Does intrinsic `index` of [`NAMES`].
pub(super) fn call(index: u32, cx: &mut Cx<'_>, args: &[u64]) -> Reply {
    let mut all = [0; 4];
    let count = args.len().min(4);
    all[..count].copy_from_slice(&args[..count]);
    match FUNCTIONS[index as usize](cx, all) {
        Ok(value) => Reply::Value(value),
        Err(Trouble::Bad { bad, access }) => Reply::Bad { bad, access },
        Err(Trouble::NotModelled(what)) => Reply::NotModelled(what),
    }
}

/// The text of strerror(3); the second value is whether the number is known.
pub(super) fn error_text(number: i32) -> (String, bool) {
    match (number, Errno::from_number(number)) {
        (0, _) => ("Success".to_owned(), true),
        (_, Some(errno)) => (errno.text().to_owned(), true),
        (_, None) => (format!("Unknown error {number}"), false),
    }
}

fn signal_text(number: i32) -> (String, bool) {
    const REALTIME_FIRST: i32 = 34;
    let known = u8::try_from(number).ok().and_then(|number| Signal(number).text());
    match known {
        Some(text) => (text.to_owned(), true),
        None if (REALTIME_FIRST..=64).contains(&number) => {
            (format!("Real-time signal {}", number - REALTIME_FIRST), true)
        }
        None => (format!("Unknown signal {number}"), false),
    }
}

/// Puts as much of `text` into the buffer as fits, with its NUL.
fn put_text(cx: &mut Cx<'_>, buf: u64, size: u64, text: &str) -> Result<(), Trouble> {
    if size == 0 {
        return Ok(());
    }
    let mut bytes = text.as_bytes()[..text.len().min(size as usize - 1)].to_vec();
    bytes.push(0);
    writes(cx.memory.write_slice(buf, &bytes))
}

fn strerror(cx: &mut Cx<'_>, [number, buf, size, _]: [u64; 4]) -> Outcome {
    let (text, known) = error_text(number as i32);
    put_text(cx, buf, size, &text)?;
    Ok(u64::from(known))
}

fn strsignal(cx: &mut Cx<'_>, [number, buf, size, _]: [u64; 4]) -> Outcome {
    let (text, known) = signal_text(number as i32);
    put_text(cx, buf, size, &text)?;
    Ok(u64::from(known))
}

fn sbrk(cx: &mut Cx<'_>, [delta, ..]: [u64; 4]) -> Outcome {
    Ok(cx.memory.sbrk(delta as i64).unwrap_or(u64::MAX))
}

fn unsupported(cx: &mut Cx<'_>, [what, ..]: [u64; 4]) -> Outcome {
    let what = reads(cx.memory.c_string(what))?;
    Err(Trouble::NotModelled(String::from_utf8_lossy(&what).into_owned()))
}

/// Has instructions of its own.
fn compiled(_: &mut Cx<'_>, _: [u64; 4]) -> Outcome {
    unreachable!("the compiler has instructions for this one")
}
