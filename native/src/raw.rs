//! A system call as a worker executes it: a number, six registers, and what stands behind pointers.

use crate::control::{self, Control};
use crate::error::Error;
use crate::worker::DATA_LEN;
use sim_core::value::Bytes;

/// One argument.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Arg {
    /// The register itself.
    Value(u64),
    /// A pointer to bytes the call reads. When `bad_after`, the address behind them is unmapped.
    In { bytes: Bytes, bad_after: bool },
    /// A pointer to `len` bytes the call may write.
    Out { len: u64, bad_after: bool, index: u8, extent: Extent },
    /// A pointer to bytes the call reads and writes.
    InOut { bytes: Bytes, bad_after: bool, index: u8 },
    /// A NULL-terminated array of C strings.
    Strings(Vec<Vec<u8>>),
}

/// How much of an `Out` buffer a successful call has written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extent {
    /// As many bytes as it returned.
    Returned,
    /// All of it.
    Whole,
    /// All of it, when it returned more than 0 (a wait that found a child).
    WholeIfPositive,
}

/// What the conductor must do besides issuing the call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Special {
    /// Nothing.
    Plain,
    /// A child needs a worker of its own.
    Fork,
    /// The same, and the caller sleeps until the child execs or ends.
    Vfork,
    /// On success the process starts anew.
    Exec,
    /// The process ends.
    Exit,
    /// It sleeps until the conductor fires its timer.
    Timer,
}

/// A call to be issued.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RawCall {
    /// System call number.
    pub nr: i64,
    /// Up to six arguments.
    pub args: Vec<Arg>,
    /// Anything out of the ordinary.
    pub special: Special,
}

/// Where the results of an issued call will stand.
#[derive(Clone, Debug)]
pub struct Outputs(Vec<Output>);

#[derive(Clone, Copy, Debug)]
struct Output {
    index: u8,
    offset: usize,
    len: usize,
    extent: Extent,
}

impl RawCall {
    /// An ordinary call.
    #[must_use]
    pub fn new(nr: i64, args: Vec<Arg>) -> RawCall {
        RawCall { nr, args, special: Special::Plain }
    }

    /// A sleep that ends when the conductor fires the timer of `slot`.
    #[must_use]
    pub fn timer(slot: usize) -> RawCall {
        let word = control::address(control::timer_at(slot));
        let args = [word, libc::FUTEX_WAIT as u64, 0, 0].map(Arg::Value);
        RawCall::new(libc::SYS_futex, args.to_vec()).special(Special::Timer)
    }

    /// The same as something special.
    #[must_use]
    pub fn special(mut self, special: Special) -> RawCall {
        self.special = special;
        self
    }

    /// Puts what stands behind pointers into the data area of `slot`; returns the registers. Calls
    /// of a signal handler (`level` deep) leave those of the interrupted call alone.
    pub fn place(
        &self,
        control: &Control,
        slot: usize,
        level: u32,
    ) -> Result<([u64; 6], Outputs), Error> {
        let mut registers = [0; 6];
        let mut outputs = Vec::new();
        let mut area = Area::of(control, slot, level)?;
        for (register, arg) in registers.iter_mut().zip(&self.args) {
            *register = match arg {
                Arg::Value(value) => *value,
                Arg::In { bytes, bad_after } => {
                    let offset = area.room(bytes.len(), *bad_after)?;
                    put_bytes(control, offset, bytes);
                    control::address(offset)
                }
                Arg::Out { len, bad_after, index, extent } => {
                    let offset = area.room(*len, *bad_after)?;
                    let len = *len as usize;
                    outputs.push(Output { index: *index, offset, len, extent: *extent });
                    control::address(offset)
                }
                Arg::InOut { bytes, bad_after, index } => {
                    let offset = area.room(bytes.len(), *bad_after)?;
                    put_bytes(control, offset, bytes);
                    let len = bytes.len() as usize;
                    outputs.push(Output { index: *index, offset, len, extent: Extent::Whole });
                    control::address(offset)
                }
                Arg::Strings(strings) => area.strings(strings)?,
            };
        }
        Ok((registers, Outputs(outputs)))
    }
}

impl Outputs {
    /// The bytes a call that returned `ret` wrote, with the index of their argument.
    #[must_use]
    pub fn collect(&self, control: &Control, ret: i64) -> Vec<(u8, Bytes)> {
        let written = self.0.iter().filter_map(|output| {
            let len = match output.extent {
                Extent::Returned => ret.clamp(0, output.len as i64) as usize,
                Extent::Whole if ret >= 0 => output.len,
                Extent::WholeIfPositive if ret > 0 => output.len,
                Extent::Whole | Extent::WholeIfPositive => 0,
            };
            (len > 0).then(|| (output.index, Bytes::from_slice(&control.get(output.offset, len))))
        });
        written.collect()
    }
}

/// The free part of a data area.
struct Area<'c> {
    control: &'c Control,
    at: usize,
    end: usize,
}

impl<'c> Area<'c> {
    /// Half of the data area is for ordinary calls, four eighths for four levels of handlers.
    fn of(control: &'c Control, slot: usize, level: u32) -> Result<Area<'c>, Error> {
        const EIGHTH: usize = DATA_LEN / 8;
        let start = control::data_at(slot);
        let (at, end) = match level as usize {
            0 => (start, start + 4 * EIGHTH),
            level @ 1..=4 => (start + (3 + level) * EIGHTH, start + (4 + level) * EIGHTH),
            _ => return Err(Error::Unsupported("handlers more than four deep".to_owned())),
        };
        Ok(Area { control, at, end })
    }

    fn room(&mut self, len: u64, bad_after: bool) -> Result<usize, Error> {
        let fits = usize::try_from(len).ok().filter(|len| *len <= DATA_LEN / 2);
        let Some(len) = fits else {
            return Err(Error::Unsupported(format!("a buffer of {len} bytes")));
        };
        if bad_after {
            return Ok(control::before_edge(len));
        }
        let offset = self.at;
        self.at += len.next_multiple_of(16).max(16);
        if self.at > self.end {
            return Err(Error::Unsupported("buffers of more than 2 MiB in one call".to_owned()));
        }
        Ok(offset)
    }

    fn strings(&mut self, strings: &[Vec<u8>]) -> Result<u64, Error> {
        let table = self.room(8 * (strings.len() as u64 + 1), false)?;
        for (nth, string) in strings.iter().enumerate() {
            let offset = self.room(string.len() as u64 + 1, false)?;
            self.control.put(offset, string);
            self.control.put(offset + string.len(), &[0]);
            self.control.put(table + 8 * nth, &control::address(offset).to_le_bytes());
        }
        self.control.put(table + 8 * strings.len(), &[0; 8]);
        Ok(control::address(table))
    }
}

fn put_bytes(control: &Control, mut offset: usize, bytes: &Bytes) {
    for piece in bytes.pieces() {
        match piece {
            Ok(data) => {
                control.put(offset, data);
                offset += data.len();
            }
            Err((byte, len)) => {
                control.fill(offset, byte, len as usize);
                offset += len as usize;
            }
        }
    }
}
