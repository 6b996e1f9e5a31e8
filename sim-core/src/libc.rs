//! The C library and the programs of the model, as text: headers, sources, built-in programs.
//!
//! Two facts a reader would get wrong: a program gets only the functions it reaches, and what a
//! header declares beyond the model is there too: calling it ends the run with its name.

macro_rules! programs {
    ($($name:literal)*) => {
        /// Names of the built-in programs that `exec` finds in /bin and /usr/bin.
        pub const PROGRAM_NAMES: &[&str] =
            &[$($name),*, "[", "dash", "bash", "egrep", "fgrep", "users"];

        /// The same with their sources: (name, source).
        pub const PROGRAMS: &[(&str, &str)] =
            &[$(($name, include_str!(concat!("../programs/", $name, ".c")))),*, ("[", TEST),
              ("dash", SH), ("bash", SH), ("egrep", GREP), ("fgrep", GREP),
              ("users", WHO)];
    };
}

macro_rules! files {
    ($directory:literal: $($name:literal)*) => {
        &[$(($name, include_str!(concat!($directory, $name)))),*]
    };
}

/// Headers: (name as in `#include <...>`, text).
pub const HEADERS: &[(&str, &str)] = files!("../libc/include/":
    "alloca.h" "arpa/inet.h" "assert.h" "ctype.h" "dirent.h" "err.h" "errno.h" "error.h" "fcntl.h"
    "features.h" "ftw.h" "getopt.h" "grp.h" "inttypes.h" "ipclab.h" "ipclab_stream.h" "ipclab_tool.h" "iso646.h"
    "libgen.h" "limits.h" "linux/limits.h" "locale.h" "malloc.h" "memory.h" "mqueue.h" "netdb.h"
    "netinet/in.h" "netinet/tcp.h" "paths.h" "poll.h" "pthread.h" "pwd.h" "sched.h" "semaphore.h"
    "setjmp.h" "signal.h" "stdalign.h" "stdarg.h" "stdatomic.h" "stdbool.h" "stddef.h" "stdint.h"
    "stdio.h" "stdio_ext.h" "stdlib.h" "stdnoreturn.h" "string.h" "strings.h" "sys/cdefs.h"
    "sys/epoll.h" "sys/errno.h" "sys/eventfd.h" "sys/fcntl.h" "sys/file.h" "sys/inotify.h"
    "sys/ioctl.h" "sys/ipc.h" "sys/mman.h" "sys/mount.h" "sys/msg.h" "sys/param.h" "sys/poll.h"
    "sys/prctl.h" "sys/ptrace.h" "sys/resource.h" "sys/select.h" "sys/sem.h" "sys/sendfile.h"
    "sys/shm.h" "sys/signal.h" "sys/signalfd.h" "sys/socket.h" "sys/stat.h" "sys/syscall.h"
    "sys/syslog.h" "sys/sysmacros.h" "sys/time.h" "sys/timerfd.h" "sys/times.h" "sys/types.h"
    "sys/uio.h" "sys/un.h" "sys/unistd.h" "sys/utsname.h" "sys/wait.h" "syscall.h" "sysexits.h"
    "syslog.h" "termios.h" "time.h" "unistd.h" "utime.h" "wait.h" "wordexp.h"
);

/// C sources of the library: (name, text).
pub const SOURCES: &[(&str, &str)] = files!("../libc/src/":
    "ctype.c" "dirent.c" "err.c" "exec.c" "getopt.c" "inet.c" "malloc.c" "random.c" "signal.c"
    "start.c" "stdio_char.c" "stdio_file.c" "stdio_printf.c" "stdio_scanf.c" "stdio_stream.c"
    "stdlib.c" "string.c" "time.c" "tool.c" "unistd.c" "unmodelled.c" "unmodelled_ipc.c" "unmodelled_net.c"
    "unmodelled_signals.c" "unmodelled_threads.c"
);

/// `[` is `test` by another name; the others look at their names too.
const TEST: &str = include_str!("../programs/test.c");
const SH: &str = include_str!("../programs/sh.c");
const WHO: &str = include_str!("../programs/who.c");
const GREP: &str = include_str!("../programs/grep.c");

programs!(
    "basename" "cat" "chmod" "clear" "cp" "cut" "date" "dirname" "echo" "env" "expr" "false" "grep"
    "head" "hostname" "id" "kill" "ln" "ls" "mkdir" "mkfifo" "more" "mv" "nl" "printenv" "printf" "pwd" "rev"
    "rm" "rmdir" "seq" "sh" "sleep" "sort" "tac" "tail" "tee" "test" "touch" "tr" "true" "uname"
    "uniq" "wc" "which" "who" "whoami" "yes"
);
