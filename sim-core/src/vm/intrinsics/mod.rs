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

/// Every intrinsic's name, `__builtin_` taken off.
pub const NAMES: &[&str] = &[
    "memcpy",
    "memmove",
    "mempcpy",
    "memset",
    "memcmp",
    "memchr",
    "memrchr",
    "strlen",
    "strnlen",
    "strcmp",
    "strncmp",
    "strcasecmp",
    "strncasecmp",
    "strcpy",
    "stpcpy",
    "strncpy",
    "strcat",
    "strncat",
    "strchr",
    "strrchr",
    "strchrnul",
    "strstr",
    "strpbrk",
    "strspn",
    "strcspn",
    "__ipclab_vsnprintf",
    "__ipclab_sbrk",
    "__ipclab_strerror",
    "__ipclab_strsignal",
    "__ipclab_unsupported",
    "alloca",
    "expect",
    "unreachable",
    "trap",
    "bswap16",
    "bswap32",
    "bswap64",
    "clz",
    "ctz",
    "popcount",
    "ffs",
    "clzl",
    "ctzl",
    "popcountl",
    "ffsl",
    "clzll",
    "ctzll",
    "popcountll",
    "ffsll",
];
