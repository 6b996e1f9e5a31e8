use super::*;

fn nonblocking(lab: &mut Lab, who: ProcId) -> (i32, i32) {
    lab.pipe2(who, NONBLOCK)
}

/// Writes until there is no room: (how many writes, how many bytes).
fn fill(lab: &mut Lab, who: ProcId, fd: i32, len: u64) -> (u64, u64) {
    let (mut count, mut bytes) = (0, 0);
    loop {
        match lab.write(who, fd, len) {
            Ok(put) => {
                count += 1;
                bytes += put as u64;
            }
            Err(errno) => {
                assert_eq!(errno, Errno::EAGAIN);
                return (count, bytes);
            }
        }
    }
}

#[test]
fn a_pipe_is_full_when_its_slots_are_used() {
    // PIPE-b: (bytes of each write, writes until EAGAIN, bytes in all)
    let table = [
        (1, 65536, 65536),
        (2, 32768, 65536),
        (7, 9360, 65520),
        (100, 640, 64000),
        (1000, 64, 64000),
        (1365, 48, 65520),
        (2048, 32, 65536),
        (2049, 16, 32784),
        (3000, 16, 48000),
        (4095, 16, 65520),
        (4096, 16, 65536),
        (4097, 11, 45066),
        (5000, 11, 54096),
        (6000, 11, 64096),
        (8192, 8, 65536),
        (65536, 1, 65536),
    ];
    for (len, count, bytes) in table {
        let (mut lab, main) = Lab::new();
        let (_, w) = nonblocking(&mut lab, main);
        assert_eq!(fill(&mut lab, main, w, len), (count, bytes), "writes of {len}");
        assert_eq!(lab.unread(0), bytes);
    }
}

#[test]
fn a_full_pipe_still_takes_what_merges() {
    let (mut lab, main) = Lab::new();
    let (_, w) = nonblocking(&mut lab, main);
    fill(&mut lab, main, w, 3000);
    assert_eq!(lab.write(main, w, 1000), Ok(1000));
    assert!(lab.rules.contains(&"PIPE-29"));
    assert_eq!(lab.write(main, w, 97), Err(Errno::EAGAIN));
    assert_eq!(lab.write(main, w, 96), Ok(96));
    assert_eq!(lab.write(main, w, 1), Err(Errno::EAGAIN));
}

#[test]
fn short_writes_end_at_slot_edges() {
    // PIPE-e
    let (mut lab, main) = Lab::new();
    let (_, w) = nonblocking(&mut lab, main);
    assert_eq!(lab.write(main, w, 15 * 4096), Ok(15 * 4096));
    assert_eq!(lab.write(main, w, 10000), Ok(4096));
    assert!(lab.rules.contains(&"PIPE-31"));
    assert_eq!(lab.write(main, w, 10000), Err(Errno::EAGAIN));
    let (_, q) = nonblocking(&mut lab, main);
    assert_eq!(lab.write(main, q, 15 * 4096), Ok(15 * 4096));
    assert_eq!(lab.write(main, q, 4000), Ok(4000));
    assert_eq!(lab.write(main, q, 97), Err(Errno::EAGAIN));
    assert_eq!(lab.write(main, q, 4096 + 50), Ok(50));
    assert_eq!(lab.write(main, q, 4096 + 50), Err(Errno::EAGAIN));
    assert_eq!(lab.write(main, q, 4096 + 40), Ok(40));
}

#[test]
fn a_page_frees_whole() {
    // PIPE-d, PIPE-u
    let (mut lab, main) = Lab::new();
    let (r, w) = lab.pipe(main);
    assert_eq!(lab.write(main, w, 65536), Ok(65536));
    let writer = lab.fork(main);
    assert!(matches!(lab.call(writer, write(w, 10)), Outcome::Sleep(Wait::PipeWritable(_))));
    assert_eq!(lab.read(main, r, 4000), Ok(4000));
    assert!(lab.sleeps(writer));
    assert_eq!(lab.read(main, r, 96), Ok(96));
    assert_eq!(lab.woken, [writer]);
    assert_eq!(lab.resumed(writer), Ok(10));
    assert_eq!(lab.unread(0), 61450);
}

#[test]
fn a_write_beyond_the_capacity_goes_page_by_page() {
    // PIPE-v
    let (mut lab, main) = Lab::new();
    let (r, w) = lab.pipe(main);
    let writer = lab.fork(main);
    assert!(matches!(lab.call(writer, write(w, 70000)), Outcome::Sleep(_)));
    assert_eq!(lab.unread(0), 65536);
    assert_eq!(lab.read(main, r, 4095), Ok(4095));
    assert!(lab.sleeps(writer));
    assert_eq!(lab.read(main, r, 1), Ok(1));
    assert!(matches!(lab.resume(writer), Outcome::Sleep(_)));
    assert_eq!(lab.unread(0), 65536);
    assert_eq!(lab.read(main, r, 4096), Ok(4096));
    assert_eq!(lab.resumed(writer), Ok(70000));
    assert!(lab.rules.contains(&"PIPE-25"));
    assert_eq!(lab.unread(0), 61808);
}

#[test]
fn reads_are_short_and_end_with_eof() {
    // PIPE-f
    let (mut lab, main) = Lab::new();
    let (r, w) = nonblocking(&mut lab, main);
    assert_eq!((lab.write(main, w, 3), lab.write(main, w, 3)), (Ok(3), Ok(3)));
    assert_eq!(lab.read(main, r, 100), Ok(6));
    assert_eq!(lab.write(main, w, 0), Ok(0));
    assert_eq!(lab.read(main, r, 0), Ok(0));
    assert_eq!(lab.read(main, r, 1), Err(Errno::EAGAIN));
    assert_eq!(lab.write(main, w, 1), Ok(1));
    assert_eq!(lab.close(main, w), Ok(0));
    assert_eq!(lab.read(main, r, 9), Ok(1));
    assert_eq!(lab.read(main, r, 9), Ok(0));
    assert_eq!(lab.read(main, r, 9), Ok(0));
}

#[test]
fn nobody_to_read_kills_or_is_an_error() {
    // BASIC-a, PIPE-g
    let (mut lab, main) = Lab::new();
    let (r, w) = lab.pipe(main);
    lab.close(main, r).expect("the read end is open");
    let child = lab.fork(main);
    assert_eq!(lab.write(child, w, 0), Ok(0));
    assert_eq!(lab.call(child, write(w, 1)), Outcome::Exited);
    assert_eq!(lab.k.process(child).status(), Some(Status::Killed(Signal::PIPE)));
    lab.k.process_mut(main).signals.mask = process::SignalSet::of(Signal::PIPE);
    assert_eq!(lab.write(main, w, 1), Err(Errno::EPIPE));
    assert!(lab.rules.contains(&"PIPE-15"));
    assert_eq!(lab.k.process(main).signals.pending[0].0, Signal::PIPE);
}

#[test]
fn readers_are_served_in_arrival_order() {
    // PIPE-l, PIPE-m, PIPE-n
    let (mut lab, main) = Lab::new();
    let (r, w) = lab.pipe(main);
    let kids: Vec<ProcId> = (0..3).map(|_| lab.fork(main)).collect();
    for kid in &kids {
        assert!(matches!(lab.call(*kid, read(r, 1)), Outcome::Sleep(_)));
    }
    assert_eq!(lab.write(main, w, 2), Ok(2));
    assert_eq!(lab.woken, [kids[0]]);
    assert_eq!(lab.resumed(kids[0]), Ok(1));
    assert_eq!(lab.woken, [kids[1]], "bytes remain: the wake is passed on");
    assert_eq!(lab.resumed(kids[1]), Ok(1));
    assert_eq!(lab.woken, []);
    assert!(lab.sleeps(kids[2]));
}

#[test]
fn a_woken_reader_that_finds_nothing_queues_at_the_tail() {
    let (mut lab, main) = Lab::new();
    let (r, w) = lab.pipe(main);
    let (a, b) = (lab.fork(main), lab.fork(main));
    lab.call(a, read(r, 1));
    lab.call(b, read(r, 1));
    assert_eq!(lab.write(main, w, 1), Ok(1));
    assert_eq!(lab.woken, [a]);
    assert_eq!(lab.read(main, r, 1), Ok(1), "main is faster");
    assert!(matches!(lab.resume(a), Outcome::Sleep(_)));
    assert_eq!(lab.k.pipe(PipeId(0)).read_queue, [b, a]);
}

#[test]
fn eof_needs_every_copy_closed_and_wakes_all() {
    // PIPE-t, BASIC-b
    let (mut lab, main) = Lab::new();
    let (r, w) = lab.pipe(main);
    let (a, b, holder) = (lab.fork(main), lab.fork(main), lab.fork(main));
    for kid in [a, b] {
        lab.close(kid, w).expect("open");
        assert!(lab.rules.contains(&"PIPE-09"));
        lab.call(kid, read(r, 1));
    }
    lab.close(main, w).expect("open");
    assert!(lab.sleeps(a) && lab.sleeps(b));
    lab.exit(holder, 0);
    assert_eq!(lab.woken, [a, b]);
    assert_eq!((lab.resumed(a), lab.resumed(b)), (Ok(0), Ok(0)));
}

#[test]
fn a_writer_cut_in_the_middle_reports_what_it_moved() {
    // PIPE-h: the handler runs and the count is returned
    let (mut lab, main) = Lab::new();
    let (r, w) = lab.pipe(main);
    let writer = lab.fork(main);
    lab.close(writer, r).expect("open");
    lab.k.process_mut(writer).signals.mask = process::SignalSet::of(Signal::PIPE);
    assert!(matches!(lab.call(writer, write(w, 200_000)), Outcome::Sleep(_)));
    assert_eq!(lab.read(main, r, 8192), Ok(8192));
    assert!(matches!(lab.resume(writer), Outcome::Sleep(_)));
    lab.close(main, r).expect("open");
    assert_eq!(lab.resumed(writer), Ok(73728));
    assert!(lab.rules.contains(&"PIPE-17"));
}

#[test]
fn a_writer_asleep_dies_with_the_last_reader() {
    // PROC-g
    let (mut lab, main) = Lab::new();
    let (r, w) = lab.pipe(main);
    let (reader, writer) = (lab.fork(main), lab.fork(main));
    lab.close(writer, r).expect("open");
    assert!(matches!(lab.call(writer, write(w, 100_000)), Outcome::Sleep(_)));
    lab.close(main, r).expect("open");
    lab.kill(main, reader, Signal::KILL);
    assert_eq!(lab.deliver(reader, Signal::KILL), Outcome::Exited);
    assert_eq!(lab.woken, [writer]);
    assert_eq!(lab.resume(writer), Outcome::Exited);
    assert_eq!(lab.k.process(writer).status(), Some(Status::Killed(Signal::PIPE)));
    assert_eq!(lab.k.pipe(PipeId(0)).writers, 1, "main has the write end");
}

#[test]
fn sizes_round_up_and_slots_decide() {
    // PIPE-j
    let (mut lab, main) = Lab::new();
    let (r, w) = lab.pipe(main);
    let set = FcntlCommand::F_SETPIPE_SZ;
    for (ask, answer) in [(0, 4096), (1, 4096), (5000, 8192), (12288, 16384)] {
        assert_eq!(lab.fcntl(main, r, set, ask), Ok(answer));
    }
    assert_eq!(lab.fcntl(main, r, set, 1_048_576), Ok(1_048_576));
    assert_eq!(lab.fcntl(main, r, set, 1_048_577), Err(Errno::EPERM));
    assert_eq!(lab.fcntl(main, r, set, 1 << 31), Err(Errno::EPERM));
    assert_eq!(lab.fcntl(main, r, set, (1 << 31) + 1), Err(Errno::EINVAL));
    assert_eq!(lab.fcntl(main, r, set, 65536), Ok(65536));
    for _ in 0..3 {
        assert_eq!(lab.write(main, w, 3000), Ok(3000));
    }
    assert_eq!(lab.fcntl(main, r, set, 8192), Err(Errno::EBUSY));
    assert_eq!(lab.fcntl(main, r, set, 12288), Ok(16384));
    assert_eq!(lab.read(main, r, 3000), Ok(3000));
    assert_eq!(lab.fcntl(main, r, set, 8192), Ok(8192));
}

#[test]
fn growth_wakes_a_writer() {
    // PIPE-y
    let (mut lab, main) = Lab::new();
    let (r, w) = lab.pipe(main);
    assert_eq!(lab.write(main, w, 65536), Ok(65536));
    let writer = lab.fork(main);
    lab.call(writer, write(w, 4096));
    assert_eq!(lab.fcntl(main, r, FcntlCommand::F_SETPIPE_SZ, 131_072), Ok(131_072));
    assert_eq!(lab.woken, [writer]);
    assert_eq!(lab.resumed(writer), Ok(4096));
    assert_eq!(lab.unread(0), 69632);
}

#[test]
fn packets_keep_their_edges() {
    // PIPE-k
    let (mut lab, main) = Lab::new();
    let (r, w) = lab.pipe2(main, OpenFlags::O_DIRECT | NONBLOCK);
    assert_eq!(fill(&mut lab, main, w, 1), (16, 16));
    assert_eq!(lab.read(main, r, 100), Ok(1));
    let (r, w) = lab.pipe2(main, OpenFlags::O_DIRECT | NONBLOCK);
    assert_eq!((lab.write(main, w, 100), lab.write(main, w, 50)), (Ok(100), Ok(50)));
    assert_eq!((lab.read(main, r, 10), lab.read(main, r, 1000)), (Ok(10), Ok(50)));
    assert_eq!(lab.write(main, w, 5000), Ok(5000));
    assert_eq!((lab.read(main, r, 9000), lab.read(main, r, 9000)), (Ok(4096), Ok(904)));
    assert_eq!(lab.write(main, w, 0), Ok(0));
    assert_eq!(lab.read(main, r, 10), Err(Errno::EAGAIN));
}

#[test]
fn small_pages_scale_the_same_rules() {
    let params = Params { page: 4, pipe_buf: 4, pipe_slots: 2, ..Params::default() };
    let (mut lab, main) = Lab::with(params);
    let (r, w) = nonblocking(&mut lab, main);
    assert_eq!(lab.write(main, w, 3), Ok(3));
    assert_eq!(lab.write(main, w, 3), Ok(3));
    assert_eq!(lab.write(main, w, 2), Err(Errno::EAGAIN));
    assert_eq!(lab.write(main, w, 1), Ok(1));
    assert_eq!(lab.read(main, r, 9), Ok(7));
}

#[test]
fn beyond_the_soft_limit_pipes_have_two_slots() {
    // PIPE-q, with room for two pipes
    let params = Params { pipe_user_pages_soft: 32, ..Params::default() };
    let (mut lab, main) = Lab::with(params);
    lab.pipe(main);
    lab.pipe(main);
    let (r, _) = lab.pipe(main);
    assert_eq!(lab.fcntl(main, r, FcntlCommand::F_GETPIPE_SZ, 0), Ok(8192));
    assert_eq!(lab.fcntl(main, r, FcntlCommand::F_SETPIPE_SZ, 65536), Err(Errno::EPERM));
}

#[test]
fn equal_bytes_of_other_writers_are_the_same_state() {
    let (mut lab, main) = Lab::new();
    let (_, w) = lab.pipe(main);
    let kid = lab.fork(main);
    let mut other = Lab { k: lab.k.clone(), rules: Vec::new(), woken: Vec::new() };
    lab.write(main, w, 2).expect("room");
    lab.write(kid, w, 2).expect("room");
    other.write(kid, w, 2).expect("room");
    other.write(main, w, 2).expect("room");
    assert_eq!(lab.k, other.k);
}
