//! What every benchmark measures: CPU time, so that other work on the machine does not count.

use criterion::Criterion;
use criterion::measurement::{Measurement, ValueFormatter, WallTime};
use native::cpu::CpuMeter;
use nix::time::{ClockId, clock_gettime};
use std::time::{Duration, Instant};

/// Criterion's measurement in CPU time.
pub enum CpuTime {
    /// Of this process alone.
    Own,
    /// Of this process and everything it starts.
    WithChildren(CpuMeter),
    /// Where the kernel refuses that: the time of the clock on the wall, which is never less for
    /// processes that share one CPU.
    Wall(Instant),
}

#[allow(dead_code, reason = "each benchmark uses one of the two")]
impl CpuTime {
    /// A criterion that measures this process.
    pub fn own() -> Criterion<CpuTime> {
        Criterion::default().with_measurement(CpuTime::Own)
    }

    /// A criterion that measures this process and everything that it starts.
    pub fn with_children() -> Criterion<CpuTime> {
        let time = CpuMeter::start().map_or_else(
            || {
                println!("perf_event_open is refused here: this is wall time");
                CpuTime::Wall(Instant::now())
            },
            CpuTime::WithChildren,
        );
        Criterion::default().with_measurement(time)
    }

    /// CPU time used so far.
    pub fn now(&self) -> Duration {
        match self {
            CpuTime::Own => clock_gettime(ClockId::CLOCK_PROCESS_CPUTIME_ID)
                .expect("every process has a CPU clock")
                .into(),
            CpuTime::WithChildren(meter) => meter.used(),
            CpuTime::Wall(start) => start.elapsed(),
        }
    }
}

impl Measurement for CpuTime {
    type Intermediate = Duration;
    type Value = Duration;

    fn start(&self) -> Duration {
        self.now()
    }

    fn end(&self, start: Duration) -> Duration {
        self.now() - start
    }

    fn add(&self, one: &Duration, other: &Duration) -> Duration {
        *one + *other
    }

    fn zero(&self) -> Duration {
        Duration::ZERO
    }

    fn to_f64(&self, value: &Duration) -> f64 {
        value.as_nanos() as f64
    }

    fn formatter(&self) -> &dyn ValueFormatter {
        const { &WallTime }.formatter()
    }
}
