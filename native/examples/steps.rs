//! How fast the conductor moves real processes: hand-made calls, without the model.

use native::crew::{Crew, LAUNCHER, Settled, fork_call};
use native::raw::{Arg, Extent, RawCall};
use native::sandbox::{Furniture, Sandbox};
use sim_core::value::Bytes;
use std::time::Instant;

fn main() -> Result<(), native::Error> {
    let start = Instant::now();
    let sandbox = Sandbox::new(&Furniture::default())?;
    println!("sandbox: {:?}", start.elapsed());
    let mut crew = Crew::new(&sandbox)?;
    crew.launch()?;
    let (_, reader) = crew.fork_now(LAUNCHER, &fork_call())?;
    println!("uid {}", crew.order(reader, libc::SYS_getuid, &[])?);
    let start = Instant::now();
    let count = 100_000;
    for _ in 0..count {
        crew.order(reader, libc::SYS_getppid, &[])?;
    }
    println!("getppid: {:.0} steps/s", f64::from(count) / start.elapsed().as_secs_f64());
    crew.dismiss()?;

    let start = Instant::now();
    let runs = 500;
    let mut steps = 0u64;
    for _ in 0..runs {
        crew.launch()?;
        let pipe = RawCall::new(
            libc::SYS_pipe2,
            vec![
                Arg::Out { len: 8, bad_after: false, index: 0, extent: Extent::Whole },
                Arg::Value(0),
            ],
        );
        let (ret, out) = crew.order_call(LAUNCHER, &pipe)?;
        assert_eq!(ret, 0, "{out:?}");
        let (_, a) = crew.fork_now(LAUNCHER, &fork_call())?;
        let (_, b) = crew.fork_now(LAUNCHER, &fork_call())?;
        let fds = out[0].1.to_vec();
        let (r, w) = (u64::from(fds[0]), u64::from(fds[4]));
        for _ in 0..10 {
            let read = RawCall::new(
                libc::SYS_read,
                vec![
                    Arg::Value(r),
                    Arg::Out { len: 10, bad_after: false, index: 1, extent: Extent::Returned },
                    Arg::Value(10),
                ],
            );
            crew.issue(a, &read)?;
            let news = crew.settle_all()?;
            assert!(
                matches!(news[..], [(slot, Settled::Asleep { nr: 0 })] if slot == a),
                "{news:?}"
            );
            let write = RawCall::new(
                libc::SYS_write,
                vec![
                    Arg::Value(w),
                    Arg::In { bytes: Bytes::from("hello"), bad_after: false },
                    Arg::Value(5),
                ],
            );
            crew.issue(b, &write)?;
            let news = crew.settle_all()?;
            assert_eq!(news.len(), 2, "{news:?}");
            steps += 2;
        }
        crew.dismiss()?;
        steps += 3;
    }
    let seconds = start.elapsed().as_secs_f64();
    println!("{runs} runs, {steps} steps: {:.0} steps/s", steps as f64 / seconds);
    Ok(())
}
