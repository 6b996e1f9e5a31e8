//! A check that is killed at any moment leaves nothing: no process, and so no IPC object, mount or
//! file of its sandbox. `IPCLAB_KILLS` changes how often.

use native::check::{self, Options, Random};
use nix::sys::wait::{WaitPidFlag, WaitStatus, waitpid};
use sim_core::catalogue;
use sim_core::machine::Options as RunOptions;
use sim_core::machine::world::Source;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Not a test of its own: the process that is killed.
#[test]
fn victim() {
    if std::env::var_os("IPCLAB_VICTIM").is_none() {
        return;
    }
    loop {
        for entry in catalogue::ALL {
            let source = Source { name: entry.file_name(), text: entry.source.to_owned() };
            if let Ok(world) = check::world(&[source], &RunOptions::default()) {
                let options = Options { covering_runs: 5, ..Options::default() };
                let _ = check::check(&world, &entry.id(), &options);
            }
        }
    }
}

#[test]
fn a_killed_check_leaves_no_process() {
    let exe = std::env::current_exe().expect("a test knows its own file");
    kill_often("as it is", || Command::new(&exe));
    // Without namespaces the kernel does not end everybody: a keeper does.
    match tests::without_namespaces(&exe) {
        Some(_) => kill_often("without namespaces", || {
            tests::without_namespaces(&exe).expect("it was possible a moment ago")
        }),
        None => println!("not checked without namespaces: user namespaces are refused here"),
    }
}

fn kill_often(how: &str, victim: impl Fn() -> Command) {
    let kills: u64 =
        std::env::var("IPCLAB_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(60);
    nix::sys::prctl::set_child_subreaper(true).expect("a process may adopt its descendants");
    let mut random = Random { state: 7 };
    let mut orphans = 0;
    for kill in 0..kills {
        let mut child = victim()
            .args(["victim", "--exact", "--test-threads", "1"])
            .env("IPCLAB_VICTIM", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the test's own file can be started");
        let alive = Duration::from_micros(random.below(200_000) as u64);
        std::thread::park_timeout(alive);
        child.kill().expect("it is ours");
        child.wait().expect("it is ours");
        // Whatever it had is our child now; all of it must end by itself.
        let start = Instant::now();
        let mut some = false;
        loop {
            match waitpid(None, Some(WaitPidFlag::WNOHANG)) {
                Err(nix::Error::ECHILD) => break,
                Ok(WaitStatus::StillAlive) => {
                    assert!(start.elapsed() < Duration::from_secs(10), "kill {kill}: left over");
                    std::thread::yield_now();
                }
                _ => some = true,
            }
        }
        orphans += u64::from(some);
    }
    println!("{how}: {kills} kills, {orphans} of them while there was a sandbox");
    assert!(orphans * 2 > kills, "only {orphans} of {kills} kills met a sandbox");
}
