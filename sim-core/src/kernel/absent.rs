//! Programs and files that a real system has and the model does not.
//!
//! Not found would be a guess: reaching one of them ends the run with its name. A name that no
//! system has (`no-such-program`, `/etc/no-such-file`) is not found, as everywhere.

use crate::syscalls::Path;

/// Names in /bin and /usr/bin, sorted.
const NAMES: &[&str] = &[
    "ar",
    "as",
    "awk",
    "base64",
    "bc",
    "bzip2",
    "c++",
    "cal",
    "cc",
    "cksum",
    "clang",
    "cmp",
    "comm",
    "csh",
    "curl",
    "dd",
    "df",
    "diff",
    "dmesg",
    "du",
    "emacs",
    "evince",
    "expand",
    "file",
    "find",
    "firefox",
    "fold",
    "free",
    "ftp",
    "g++",
    "gawk",
    "gcc",
    "gdb",
    "gedit",
    "getconf",
    "git",
    "gnome-terminal",
    "groups",
    "gzip",
    "hexdump",
    "ifconfig",
    "ip",
    "ipcmk",
    "ipcrm",
    "ipcs",
    "join",
    "killall",
    "ksh",
    "last",
    "ld",
    "less",
    "locale",
    "logger",
    "login",
    "lsof",
    "m4",
    "mail",
    "make",
    "man",
    "md5sum",
    "mktemp",
    "mount",
    "nano",
    "nc",
    "netstat",
    "nice",
    "nm",
    "nohup",
    "objdump",
    "od",
    "passwd",
    "paste",
    "patch",
    "perl",
    "pgrep",
    "ping",
    "pkill",
    "ps",
    "pstree",
    "python",
    "python3",
    "readlink",
    "realpath",
    "renice",
    "reset",
    "ruby",
    "scp",
    "script",
    "sed",
    "sha256sum",
    "shuf",
    "split",
    "ssh",
    "stat",
    "strace",
    "strings",
    "stty",
    "su",
    "sudo",
    "sum",
    "sync",
    "tar",
    "tcsh",
    "telnet",
    "time",
    "timeout",
    "top",
    "tput",
    "tty",
    "umount",
    "unexpand",
    "uptime",
    "vi",
    "vim",
    "w",
    "watch",
    "wget",
    "whereis",
    "xargs",
    "xclock",
    "xterm",
    "xxd",
    "zip",
    "zsh",
];

/// The name of the program that a path means on a real system.
pub(super) fn known_program(path: &Path) -> Option<&'static str> {
    let path = path.0.as_ref()?;
    let folders: [&[u8]; 2] = [b"/bin/", b"/usr/bin/"];
    let name = folders.iter().find_map(|folder| path.strip_prefix(*folder))?;
    NAMES.iter().copied().find(|known| known.as_bytes() == name)
}

/// Files of every real system, sorted.
const FILES: &[&str] = &[
    "/dev/full",
    "/dev/ptmx",
    "/dev/random",
    "/dev/shm",
    "/dev/tty",
    "/dev/urandom",
    "/dev/zero",
    "/etc/bash.bashrc",
    "/etc/fstab",
    "/etc/group",
    "/etc/hostname",
    "/etc/hosts",
    "/etc/issue",
    "/etc/os-release",
    "/etc/passwd",
    "/etc/profile",
    "/etc/resolv.conf",
    "/etc/services",
    "/etc/shadow",
    "/etc/shells",
    "/proc/cpuinfo",
    "/proc/filesystems",
    "/proc/loadavg",
    "/proc/meminfo",
    "/proc/mounts",
    "/proc/stat",
    "/proc/uptime",
    "/proc/version",
    "/usr/include/stdio.h",
    "/var/log",
];

/// Directories below which nearly everything is known to a real system only.
const FOLDERS: &[&str] = &["/dev/pts/", "/proc/self/", "/proc/sys/", "/sys/"];

/// The path, when a real system has something there.
pub(super) fn known_file(path: &[u8]) -> Option<&str> {
    let path = std::str::from_utf8(path).ok()?;
    let of_process = path.strip_prefix("/proc/").is_some_and(|rest| {
        let number = rest.split('/').next().unwrap_or_default();
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    });
    let below = FOLDERS.iter().any(|folder| path.starts_with(folder));
    let own_descriptor = path.starts_with("/proc/self/fd");
    let below = below && !own_descriptor;
    (of_process || below || FILES.binary_search(&path).is_ok()).then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_of_a_real_system_are_known_and_others_are_not() {
        assert!(FILES.is_sorted(), "they are searched by halves");
        assert_eq!(known_file(b"/etc/passwd"), Some("/etc/passwd"));
        assert_eq!(known_file(b"/proc/17/status"), Some("/proc/17/status"));
        for missing in ["/etc/no-such-file", "/proc/", "/nowhere/f", "etc/passwd", "/proc/1x"] {
            assert_eq!(known_file(missing.as_bytes()), None, "{missing}");
        }
    }

    #[test]
    fn names_are_sorted_and_none_of_our_own_is_among_them() {
        assert!(NAMES.is_sorted(), "in the order of their bytes");
        for own in crate::libc::PROGRAM_NAMES {
            assert!(!NAMES.contains(own), "{own} is a program of the model");
        }
    }
}
