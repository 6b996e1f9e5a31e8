use super::*;

#[test]
fn opens_wait_for_the_other_side() {
    // FIFO-a, FIFO-b
    let (mut lab, main) = Lab::new();
    assert_eq!(lab.mkfifo(main, "f1"), Ok(0));
    assert_eq!(lab.mkfifo(main, "f1"), Err(Errno::EEXIST));
    assert_eq!(done(lab.open(main, "f1", WRONLY | NONBLOCK)), Err(Errno::ENXIO));
    let reader = lab.fork(main);
    assert!(matches!(lab.open(reader, "f1", RDONLY), Outcome::Sleep(Wait::FifoWriter(_))));
    assert_eq!(done(lab.open(main, "f1", WRONLY | NONBLOCK)), Ok(3));
    assert!(lab.rules.contains(&"FIFO-09"));
    assert_eq!(lab.close(main, 3), Ok(0));
    assert_eq!(lab.resumed(reader), Ok(3));
    assert!(lab.rules.contains(&"FIFO-10"));
    assert_eq!(lab.read(reader, 3, 9), Ok(0));
}

#[test]
fn nonblocking_reads_tell_eof_from_empty() {
    let (mut lab, main) = Lab::new();
    lab.mkfifo(main, "f").expect("new");
    let r = done(lab.open(main, "f", RDONLY | NONBLOCK)).expect("opens") as i32;
    assert_eq!(lab.read(main, r, 1), Ok(0));
    let w = done(lab.open(main, "f", WRONLY | NONBLOCK)).expect("opens") as i32;
    assert_eq!(lab.read(main, r, 1), Err(Errno::EAGAIN));
    assert_eq!(lab.write(main, w, 3), Ok(3));
    lab.close(main, w).expect("open");
    assert_eq!(lab.read(main, r, 9), Ok(3));
    assert!(lab.rules.contains(&"FIFO-20"));
    assert_eq!(lab.read(main, r, 9), Ok(0));
}

#[test]
fn unread_bytes_and_the_size_are_lost_at_the_last_close() {
    // FIFO-c, FIFO-i
    let (mut lab, main) = Lab::new();
    lab.mkfifo(main, "f3").expect("new");
    let f = done(lab.open(main, "f3", RDWR)).expect("never sleeps") as i32;
    assert_eq!(lab.fcntl(main, f, FcntlCommand::F_SETPIPE_SZ, 4096), Ok(4096));
    assert_eq!(lab.write(main, f, 3), Ok(3));
    assert_eq!(lab.read(main, f, 1), Ok(1));
    lab.close(main, f).expect("open");
    assert!(lab.rules.contains(&"FIFO-19") && lab.rules.contains(&"FIFO-25"));
    let f = done(lab.open(main, "f3", RDONLY | NONBLOCK)).expect("opens") as i32;
    assert_eq!(lab.read(main, f, 9), Ok(0));
    assert_eq!(lab.fcntl(main, f, FcntlCommand::F_GETPIPE_SZ, 0), Ok(65536));
}

#[test]
fn one_writer_lets_all_readers_in() {
    // FIFO-e
    let (mut lab, main) = Lab::new();
    lab.mkfifo(main, "f5").expect("new");
    let kids: Vec<ProcId> = (0..3).map(|_| lab.fork(main)).collect();
    for kid in &kids {
        assert!(matches!(lab.open(*kid, "f5", RDONLY), Outcome::Sleep(_)));
    }
    assert_eq!(done(lab.open(main, "f5", WRONLY)), Ok(3));
    assert_eq!(lab.woken, kids);
    assert!(lab.rules.contains(&"FIFO-11"));
    for kid in kids.iter().rev() {
        assert_eq!(lab.resumed(*kid), Ok(3));
    }
    assert_eq!(lab.k.pipe(PipeId(0)).readers, 3);
}

#[test]
fn a_name_made_again_is_another_pipe() {
    // FIFO-g
    let (mut lab, main) = Lab::new();
    lab.mkfifo(main, "f7").expect("new");
    let r = done(lab.open(main, "f7", RDONLY | NONBLOCK)).expect("opens") as i32;
    let w = done(lab.open(main, "f7", WRONLY)).expect("opens") as i32;
    assert_eq!(lab.value(main, Call::Unlink { pathname: path("f7") }), Ok(0));
    lab.mkfifo(main, "f7").expect("the name is free");
    assert!(lab.rules.contains(&"FIFO-22"));
    let r2 = done(lab.open(main, "f7", RDONLY | NONBLOCK)).expect("opens") as i32;
    let w2 = done(lab.open(main, "f7", WRONLY)).expect("opens") as i32;
    assert_eq!((lab.write(main, w, 3), lab.write(main, w2, 5)), (Ok(3), Ok(5)));
    assert_eq!((lab.read(main, r, 99), lab.read(main, r2, 99)), (Ok(3), Ok(5)));
    for fd in [r, w, r2, w2] {
        lab.close(main, fd).expect("open");
    }
    assert!(lab.k.pipe_ids().is_empty());
}

#[test]
fn a_killed_opener_does_not_count() {
    // FIFO-f
    let (mut lab, main) = Lab::new();
    lab.mkfifo(main, "f6").expect("new");
    let kid = lab.fork(main);
    lab.open(kid, "f6", RDONLY);
    lab.kill(main, kid, Signal::TERM);
    assert_eq!(lab.deliver(kid, Signal::TERM), Outcome::Exited);
    assert_eq!(done(lab.open(main, "f6", WRONLY | NONBLOCK)), Err(Errno::ENXIO));
    assert!(lab.k.pipe_ids().is_empty());
}

#[test]
fn paths_that_cannot_be_made() {
    // BASIC-i
    let (mut lab, main) = Lab::new();
    assert_eq!(lab.mkfifo(main, "/nonexistent/f"), Err(Errno::ENOENT));
    done(lab.open(main, "reg", WRONLY | OpenFlags::O_CREAT)).expect("a new file");
    assert_eq!(lab.mkfifo(main, "reg/f"), Err(Errno::ENOTDIR));
    let (target, linkpath) = (path("nowhere"), path("dangling"));
    assert_eq!(lab.value(main, Call::Symlink { target, linkpath }), Ok(0));
    assert_eq!(lab.mkfifo(main, "dangling"), Err(Errno::EEXIST));
    assert_eq!(lab.mkfifo(main, "/bin/f"), Err(Errno::EACCES));
}

#[test]
fn a_fifo_needs_permission() {
    // FIFO-h
    let (mut lab, main) = Lab::new();
    let mode = Mode(0o200);
    assert_eq!(lab.value(main, Call::Mkfifo { pathname: path("f8"), mode }), Ok(0));
    assert_eq!(done(lab.open(main, "f8", RDONLY | NONBLOCK)), Err(Errno::EACCES));
    assert!(lab.rules.contains(&"FIFO-24"));
    let (mut lab, main) = Lab::with(Params { uid: 0, gid: 0, ..Params::default() });
    assert_eq!(lab.value(main, Call::Mkfifo { pathname: path("f8"), mode }), Ok(0));
    assert_eq!(done(lab.open(main, "f8", RDONLY | NONBLOCK)), Ok(3));
}
