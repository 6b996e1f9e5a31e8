use super::*;
use crate::syscalls::{FlockOperation, Resource, Whence};

#[test]
fn descriptors_are_numbered_lowest_first() {
    // PROC-e
    let (mut lab, main) = Lab::new();
    let a = done(lab.open(main, "/dev/null", RDONLY)).expect("opens") as i32;
    let b = done(lab.open(main, "/dev/null", RDONLY)).expect("opens") as i32;
    lab.close(main, a).expect("open");
    assert_eq!(done(lab.open(main, "/dev/null", RDONLY)), Ok(i64::from(a)));
    let dup2 = |old, new| Call::Dup2 { oldfd: Fd(old), newfd: Fd(new) };
    assert_eq!(lab.value(main, dup2(b, b)), Ok(i64::from(b)));
    let dup3 = Call::Dup3 { oldfd: Fd(b), newfd: Fd(b), flags: OpenFlags(0) };
    assert_eq!(lab.value(main, dup3), Err(Errno::EINVAL));
    assert_eq!(lab.value(main, dup2(999, b)), Err(Errno::EBADF));
    assert!(lab.rules.contains(&"FD-08"));
    assert_eq!(lab.fcntl(main, b, FcntlCommand::F_GETFD, 0), Ok(0));
    let bytes = [20_u64.to_le_bytes(), 20_u64.to_le_bytes()].concat();
    let rlim = InBuf { null: false, len: 16, bytes: Bytes::from_slice(&bytes) };
    let resource = Resource(Resource::RLIMIT_NOFILE);
    assert_eq!(lab.value(main, Call::Setrlimit { resource, rlim }), Ok(0));
    assert_eq!(lab.value(main, dup2(b, 20)), Err(Errno::EBADF));
    assert_eq!(lab.fcntl(main, b, FcntlCommand::F_DUPFD, 20), Err(Errno::EINVAL));
    while lab.value(main, Call::Dup { oldfd: Fd(b) }).is_ok() {}
    assert!(lab.rules.contains(&"FD-12"));
    assert_eq!(lab.value(main, Call::Pipe { pipefd: out(8) }), Err(Errno::EMFILE));
    assert_eq!(lab.close(main, 999), Err(Errno::EBADF));
}

#[test]
fn fork_shares_the_offset_and_open_does_not() {
    // PROC-c
    let (mut lab, main) = Lab::new();
    let f = done(lab.open(main, "f", RDWR | OpenFlags::O_CREAT)).expect("new") as i32;
    assert_eq!(lab.write(main, f, 6), Ok(6));
    let seek = |offset, whence| Call::Lseek { fd: Fd(f), offset, whence: Whence(whence) };
    assert_eq!(lab.value(main, seek(0, 0)), Ok(0));
    let kid = lab.fork(main);
    assert_eq!(lab.read(kid, f, 1), Ok(1));
    assert_eq!(lab.value(main, seek(0, 1)), Ok(1));
    let g = done(lab.open(main, "f", RDONLY)).expect("there") as i32;
    assert!(lab.rules.contains(&"FD-03"));
    assert_eq!(lab.read(main, g, 100), Ok(6));
}

#[test]
fn nonblock_is_shared_and_cloexec_is_not() {
    // PIPE-r
    let (mut lab, main) = Lab::new();
    let (r, _) = lab.pipe(main);
    let d = lab.value(main, Call::Dup { oldfd: Fd(r) }).expect("a number") as i32;
    lab.fcntl(main, d, FcntlCommand::F_SETFL, i64::from(NONBLOCK)).expect("open");
    assert!(lab.rules.contains(&"FD-05"));
    assert_eq!(lab.fcntl(main, r, FcntlCommand::F_GETFL, 0), Ok(i64::from(NONBLOCK)));
    lab.fcntl(main, d, FcntlCommand::F_SETFD, 1).expect("open");
    assert_eq!(lab.fcntl(main, r, FcntlCommand::F_GETFD, 0), Ok(0));
    let call = open(&format!("/proc/self/fd/{r}"), WRONLY);
    let w2 = lab.value(main, call).expect("reopened") as i32;
    assert!(lab.rules.contains(&"PIPE-57"));
    assert_eq!(lab.write(main, w2, 2), Ok(2));
    assert_eq!(lab.read(main, r, 9), Ok(2));
    assert_eq!(lab.write(main, r, 1), Err(Errno::EBADF));
    assert_eq!(lab.read(main, w2, 1), Err(Errno::EBADF));
}

#[test]
fn a_file_lives_without_a_name() {
    let (mut lab, main) = Lab::new();
    let f = done(lab.open(main, "f", RDWR | OpenFlags::O_CREAT)).expect("new") as i32;
    assert_eq!(lab.value(main, Call::Unlink { pathname: path("f") }), Ok(0));
    assert_eq!(lab.write(main, f, 5), Ok(5));
    assert_eq!(done(lab.open(main, "f", RDONLY)), Err(Errno::ENOENT));
    let before = lab.k.files().iter().count();
    lab.close(main, f).expect("open");
    assert_eq!(lab.k.files().iter().count(), before - 1);
}

#[test]
fn terminals_give_lines_and_end() {
    let (mut lab, main) = Lab::new();
    assert_eq!(lab.read(main, 0, 100), Ok(4));
    assert_eq!(lab.read(main, 0, 2), Ok(2));
    assert_eq!(lab.read(main, 0, 100), Ok(2));
    assert_eq!(lab.read(main, 0, 100), Ok(0));
    assert_eq!(lab.write(main, 1, 3), Ok(3));
    assert_eq!(lab.k.terminal(TerminalId(0)).output.bytes(), b"AAA");
    let kind = |fd| Call::StreamKind { fd: Fd(fd) };
    assert_eq!(lab.value(main, kind(1)), Ok(1));
    assert_eq!(lab.value(main, kind(9)), Ok(0));
    let (mut lab, main) = Lab::with(Params { stdout: StdoutKind::Pipe, ..Params::default() });
    assert_eq!(lab.value(main, kind(1)), Ok(2));
    assert_eq!(lab.write(main, 1, 100_000), Ok(100_000));
}

#[test]
fn flock_is_shared_by_dup_and_not_by_open() {
    // BASIC-c
    let (mut lab, main) = Lab::new();
    let f = done(lab.open(main, "kl", RDWR | OpenFlags::O_CREAT)).expect("new") as i32;
    let g = done(lab.open(main, "kl", RDWR)).expect("there") as i32;
    let d = lab.value(main, Call::Dup { oldfd: Fd(f) }).expect("a number") as i32;
    let flock = |fd, operation| Call::Flock { fd: Fd(fd), operation: FlockOperation(operation) };
    let (exclusive, unlock) = (2 | 4, 8);
    assert_eq!(lab.value(main, flock(f, exclusive)), Ok(0));
    assert_eq!(lab.value(main, flock(d, exclusive)), Ok(0));
    assert_eq!(lab.value(main, flock(g, exclusive)), Err(Errno::EAGAIN));
    let kid = lab.fork(main);
    assert!(matches!(lab.call(kid, flock(g, 2)), Outcome::Sleep(Wait::Lock(_))));
    assert_eq!(lab.value(main, flock(f, unlock)), Ok(0));
    assert_eq!(lab.woken, [kid]);
    assert_eq!(lab.resumed(kid), Ok(0));
}

fn set_lock(fd: i32, cmd: i32, kind: i16, start: i64) -> Call {
    let mut bytes = vec![0; 32];
    bytes[..2].copy_from_slice(&kind.to_le_bytes());
    bytes[8..16].copy_from_slice(&start.to_le_bytes());
    bytes[16..24].copy_from_slice(&1_i64.to_le_bytes());
    let arg = Vararg { number: 4096, bytes: Bytes::from_slice(&bytes), writable: 32, index: 2 };
    Call::Fcntl { fd: Fd(fd), cmd: FcntlCommand(cmd), arg }
}

#[test]
fn record_locks_belong_to_the_process() {
    // BASIC-c
    let (mut lab, main) = Lab::new();
    let f = done(lab.open(main, "kl", RDWR | OpenFlags::O_CREAT)).expect("new") as i32;
    let (set, wait) = (FcntlCommand::F_SETLK, FcntlCommand::F_SETLKW);
    assert_eq!(lab.value(main, set_lock(f, set, 1, 0)), Ok(0));
    let kid = lab.fork(main);
    assert_eq!(lab.value(kid, set_lock(f, set, 1, 0)), Err(Errno::EAGAIN));
    let other = done(lab.open(main, "kl", RDONLY)).expect("there") as i32;
    lab.close(main, other).expect("open");
    assert!(lab.rules.contains(&"FD-21"));
    assert_eq!(lab.value(kid, set_lock(f, set, 1, 0)), Ok(0));
    assert_eq!(lab.value(main, set_lock(f, set, 1, 5)), Ok(0));
    assert!(matches!(lab.call(main, set_lock(f, wait, 1, 0)), Outcome::Sleep(_)));
    assert_eq!(lab.value(kid, set_lock(f, wait, 1, 5)), Err(Errno::EDEADLK));
}
