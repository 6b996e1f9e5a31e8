use super::*;
use crate::syscalls::{IdType, Int};

fn status(outcome: Outcome) -> (i64, i32) {
    let Outcome::Done(ret) = outcome else { panic!("{outcome:?}") };
    let bytes = ret.out.first().map(|(_, bytes)| bytes.to_vec()).unwrap_or_default();
    let word = bytes.first_chunk().map_or(-1, |raw| i32::from_le_bytes(*raw));
    (ret.value.expect("no error"), word)
}

#[test]
fn waiting_takes_the_status() {
    // PROC-a
    let (mut lab, main) = Lab::new();
    assert_eq!(done(lab.waitpid(main, -1, 0)), Err(Errno::ECHILD));
    let kid = lab.fork(main);
    assert_eq!(status(lab.waitpid(main, -1, 1)), (0, -1));
    assert!(matches!(lab.waitpid(main, -1, 0), Outcome::Sleep(Wait::Child)));
    lab.exit(kid, 0x1234);
    assert_eq!(lab.woken, [main]);
    assert_eq!(status(lab.resume(main)), (1001, 52 << 8));
    assert_eq!(done(lab.waitpid(main, 1001, 0)), Err(Errno::ECHILD));
    assert_eq!(done(lab.waitpid(main, 1, 0)), Err(Errno::ECHILD));
    let kid = lab.fork(main);
    lab.kill(main, kid, Signal::KILL);
    lab.deliver(kid, Signal::KILL);
    assert_eq!(status(lab.waitpid(main, 1002, 0)), (1002, 9));
}

#[test]
fn nowait_leaves_the_zombie() {
    let (mut lab, main) = Lab::new();
    let kid = lab.fork(main);
    lab.exit(kid, 3);
    assert_eq!(lab.k.process(kid).phase, Phase::Zombie(Status::Exited(3)));
    let (idtype, id): (IdType, Int) = (IdType(IdType::P_PID), 1001);
    let options = WaitOptions(WaitOptions::WEXITED | WaitOptions::WNOWAIT);
    let call = Call::Waitid { idtype, id, infop: out(128), options };
    assert_eq!(lab.value(main, call), Ok(0));
    assert_eq!(lab.k.process(kid).phase, Phase::Zombie(Status::Exited(3)));
    assert_eq!(status(lab.waitpid(main, 1001, 0)), (1001, 3 << 8));
}

#[test]
fn orphans_go_to_init_and_zombies_with_them() {
    let (mut lab, main) = Lab::new();
    let kid = lab.fork(main);
    let (grandchild, dead) = (lab.fork(kid), lab.fork(kid));
    lab.exit(dead, 1);
    lab.kill(main, kid, Signal::KILL);
    lab.deliver(kid, Signal::KILL);
    assert!(lab.rules.contains(&"PROC-27") && lab.rules.contains(&"PROC-31"));
    assert_eq!(lab.value(grandchild, Call::Getppid {}), Ok(1));
    assert_eq!(lab.k.process(dead).phase, Phase::Gone(Status::Exited(1)));
    lab.exit(grandchild, 0);
    assert_eq!(lab.k.process(grandchild).phase, Phase::Gone(Status::Exited(0)));
}

#[test]
fn the_end_closes_descriptors_before_the_parent_can_wait() {
    // PROC-b
    let (mut lab, main) = Lab::new();
    let (r, w) = lab.pipe(main);
    let kid = lab.fork(main);
    lab.close(main, w).expect("open");
    let step = lab.k.attempt(kid, &Call::Exit { status: 0 }, &mut Pick::with(vec![1]));
    assert_eq!(step.outcome, Outcome::Exited);
    assert_eq!(lab.read(main, r, 1), Ok(0));
    assert_eq!(status(lab.waitpid(main, -1, 1)).0, 0);
    assert_eq!(lab.resume(kid), Outcome::Exited);
    assert_eq!(status(lab.waitpid(main, -1, 1)).0, 1001);
}

#[test]
fn ignored_children_leave_no_zombie() {
    // SIG-d
    let (mut lab, main) = Lab::new();
    let ignore = process::Action { handler: 1, ..process::Action::default() };
    lab.k.process_mut(main).signals.actions.insert(Signal::CHLD, ignore);
    let (a, b) = (lab.fork(main), lab.fork(main));
    assert!(matches!(lab.waitpid(main, -1, 0), Outcome::Sleep(_)));
    lab.exit(a, 7);
    assert!(lab.sleeps(main));
    lab.exit(b, 7);
    assert_eq!(lab.resumed(main), Err(Errno::ECHILD));
}

#[test]
fn exec_keeps_and_closes() {
    // PROC-d, BASIC-j
    let (mut lab, main) = Lab::new();
    let (_, w) = lab.pipe(main);
    lab.fcntl(main, w, FcntlCommand::F_SETFD, 1).expect("open");
    let exec = |name: &str| Call::Execve {
        pathname: path(name),
        argv: strings(&["cat", "x"]),
        envp: strings(&[]),
    };
    assert_eq!(lab.value(main, exec("/nonexistent")), Err(Errno::ENOENT));
    assert_eq!(lab.value(main, exec("/tmp")), Err(Errno::EACCES));
    done(lab.open(main, "text", WRONLY | OpenFlags::O_CREAT)).expect("new");
    assert_eq!(lab.value(main, exec("text")), Err(Errno::EACCES));
    let pathname = path("text");
    assert_eq!(lab.value(main, Call::Chmod { pathname, mode: Mode(0o755) }), Ok(0));
    assert_eq!(lab.value(main, exec("./text")), Err(Errno::ENOEXEC));
    let fds = lab.k.process(main).fds.len();
    let Outcome::Exec { program, argv, .. } = lab.call(main, exec("/bin/cat")) else {
        panic!("cat is a program")
    };
    assert_eq!((&*program, argv.len()), ("cat", 2));
    assert_eq!(lab.k.process(main).fds.len(), fds - 1);
    assert_eq!(&*lab.k.process(main).exe, b"/bin/cat");
    let Outcome::Exec { program, .. } = lab.call(main, exec("/proc/self/exe")) else {
        panic!("the program itself")
    };
    assert_eq!(&*program, "cat");
}

#[test]
fn a_vfork_parent_sleeps_until_exec() {
    let (mut lab, main) = Lab::new();
    let Outcome::Forked { child, kind, .. } = lab.call(main, Call::Vfork {}) else {
        panic!("vfork forks")
    };
    assert_eq!(kind, ForkKind::Vfork);
    assert!(lab.sleeps(main));
    let call =
        Call::Execve { pathname: path("./main"), argv: strings(&["main"]), envp: strings(&[]) };
    assert!(matches!(lab.call(child, call), Outcome::Exec { .. }));
    assert_eq!(lab.woken, [main]);
    assert_eq!(lab.resumed(main), Ok(1001));
}
