use super::*;

const SA_RESTART: i32 = 0x1000_0000;

fn catch(lab: &mut Lab, who: ProcId, signal: Signal, flags: i32) {
    let action = process::Action { handler: 0x4000, flags, ..process::Action::default() };
    lab.k.process_mut(who).signals.actions.insert(signal, action);
}

#[test]
fn a_handler_interrupts_a_read_or_restarts_it() {
    // SIG-c
    for flags in [0, SA_RESTART] {
        let (mut lab, main) = Lab::new();
        let (r, w) = lab.pipe(main);
        let kid = lab.fork(main);
        catch(&mut lab, kid, Signal::USR1, flags);
        lab.call(kid, read(r, 1));
        lab.kill(main, kid, Signal::USR1);
        assert!(matches!(lab.deliver(kid, Signal::USR1), Outcome::Handler { address: 0x4000, .. }));
        let step = lab.k.sigreturn(kid, &mut Pick::default());
        if flags == 0 {
            assert_eq!(step.outcome, Outcome::Done(Ret::err(Errno::EINTR)));
        } else {
            assert!(matches!(step.outcome, Outcome::Sleep(_)));
            assert_eq!(lab.write(main, w, 1), Ok(1));
            assert_eq!(lab.resumed(kid), Ok(1));
        }
    }
}

#[test]
fn a_handled_signal_cuts_a_long_write() {
    // PIPE-i
    let (mut lab, main) = Lab::new();
    let (_, w) = lab.pipe(main);
    let kid = lab.fork(main);
    catch(&mut lab, kid, Signal::USR1, SA_RESTART);
    lab.call(kid, write(w, 100_000));
    lab.kill(main, kid, Signal::USR1);
    lab.deliver(kid, Signal::USR1);
    let step = lab.k.sigreturn(kid, &mut Pick::default());
    assert_eq!(step.outcome, Outcome::Done(Ret::ok(65536)));
}

#[test]
fn a_condition_that_holds_comes_before_the_signal() {
    let (mut lab, main) = Lab::new();
    let (r, w) = lab.pipe(main);
    let kid = lab.fork(main);
    catch(&mut lab, kid, Signal::USR1, 0);
    lab.call(kid, read(r, 1));
    lab.kill(main, kid, Signal::USR1);
    assert_eq!(lab.write(main, w, 1), Ok(1));
    assert!(lab.k.deliverable(kid).is_empty());
    assert_eq!(lab.resumed(kid), Ok(1));
    assert_eq!(lab.k.due(kid), Some(Signal::USR1));
}

#[test]
fn a_signal_to_oneself_acts_before_kill_returns() {
    // SIG-j
    let (mut lab, main) = Lab::new();
    assert_eq!(lab.kill(main, main, Signal::TERM), Outcome::Exited);
    assert_eq!(lab.k.process(main).status(), Some(Status::Killed(Signal::TERM)));
}

#[test]
fn child_signals_merge_while_blocked() {
    // SIG-d
    let (mut lab, main) = Lab::new();
    catch(&mut lab, main, Signal::CHLD, SA_RESTART);
    lab.k.process_mut(main).signals.mask = process::SignalSet::of(Signal::CHLD);
    for nth in 0..3 {
        let kid = lab.fork(main);
        lab.exit(kid, nth);
    }
    assert!(lab.rules.contains(&"PROC-32"));
    assert_eq!(lab.k.process(main).signals.pending.len(), 1);
}

#[test]
fn stopped_processes_wait_for_sigcont() {
    // SIG-f
    let (mut lab, main) = Lab::new();
    let kid = lab.fork(main);
    lab.kill(main, kid, Signal::STOP);
    assert_eq!(lab.deliver(kid, Signal::STOP), Outcome::Noted);
    assert!(!lab.k.is_ready(kid));
    let outcome = lab.waitpid(main, -1, WaitOptions::WUNTRACED);
    let Outcome::Done(ret) = outcome else { panic!("{outcome:?}") };
    assert_eq!(ret.out[0].1.to_vec(), 0x137f_i32.to_le_bytes());
    lab.kill(main, kid, Signal::USR1);
    assert!(lab.k.deliverable(kid).is_empty());
    lab.kill(main, kid, Signal::CONT);
    assert_eq!(
        done(lab.waitpid(main, -1, WaitOptions::WNOHANG | WaitOptions::WCONTINUED)),
        Ok(1001)
    );
    assert_eq!(lab.deliver(kid, Signal::USR1), Outcome::Exited);
}

#[test]
fn a_stop_cuts_a_long_write_and_keeps_a_reader_waiting() {
    // SIG-c
    let (mut lab, main) = Lab::new();
    let (r, w) = lab.pipe(main);
    let (empty, _) = lab.pipe(main);
    let (writer, reader) = (lab.fork(main), lab.fork(main));
    lab.call(writer, write(w, 70000));
    lab.call(reader, read(empty, 1));
    for kid in [writer, reader] {
        lab.kill(main, kid, Signal::STOP);
        lab.deliver(kid, Signal::STOP);
        lab.kill(main, kid, Signal::CONT);
    }
    assert_eq!(lab.resumed(writer), Ok(65536));
    assert!(lab.rules.contains(&"PIPE-54"));
    assert!(lab.sleeps(reader));
    assert_eq!(lab.read(main, r, 1), Ok(1));
}

#[test]
fn timers_fire_in_order() {
    let (mut lab, main) = Lab::new();
    let kid = lab.fork(main);
    let req = |seconds: i64| {
        let bytes = Bytes::from_slice(&abi::pair(seconds, 0));
        Call::Nanosleep { req: InBuf { null: false, len: 16, bytes }, rem: out(16) }
    };
    assert_eq!(lab.value(main, Call::Alarm { seconds: 3 }), Ok(0));
    lab.call(main, req(10));
    lab.call(kid, req(2));
    assert!(!lab.k.is_ready(kid));
    lab.k.fire_timer(&mut Pick::default());
    assert_eq!(lab.resumed(kid), Ok(0));
    lab.k.fire_timer(&mut Pick::default());
    assert_eq!(lab.deliver(main, Signal::ALRM), Outcome::Exited);
}

#[test]
fn sigsuspend_gives_the_old_mask_back() {
    let (mut lab, main) = Lab::new();
    catch(&mut lab, main, Signal::USR1, 0);
    let blocked = process::SignalSet::of(Signal::USR1);
    lab.k.process_mut(main).signals.mask = blocked;
    let mask = InBuf { null: false, len: 128, bytes: Bytes::repeat(0, 128) };
    let kid = lab.fork(main);
    lab.kill(kid, main, Signal::USR1);
    lab.call(main, Call::Sigsuspend { mask });
    lab.deliver(main, Signal::USR1);
    let step = lab.k.sigreturn(main, &mut Pick::default());
    assert_eq!(step.outcome, Outcome::Done(Ret::err(Errno::EINTR)));
    assert_eq!(lab.k.process(main).signals.mask, blocked);
}
