//! The loop that executes bytecode.
//!
//! Two facts a reader would get wrong: the running function sees 256 registers of the register
//! stack, a window that begins where its caller put the arguments (so a call copies nothing), and a
//! system call leaves the program counter on itself until it is completed.

use super::image::{FIRST, FRAME, FnCode, Image, Op, ZERO};
use super::intrinsics::{self, Cx, Reply};
use super::{Ended, Frame, Kind, Vm};
use crate::c::hir::FnId;
use crate::memory::{Access, BadAddress, Memory, STACK_MAX, STACK_TOP};
use crate::syscalls::SysId;

/// How many registers a function can name.
pub(super) const WINDOW: usize = 256;

/// Why the loop ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Stop {
    Call { id: SysId, at: usize, count: usize },
    SigReturn,
    Returned { value: u64 },
    Exit,
    Memory { bad: BadAddress, access: Access },
    Divide { by_zero: bool },
    StackOverflow,
    NoFunction { address: u64 },
    Illegal,
    Intrinsic(Reply),
    NotModelled { index: u32 },
    Fuel,
}

/// What the loop keeps in local variables while one function runs.
struct Running {
    pc: u32,
    base: usize,
    sp: u64,
    fuel: u64,
}

fn window(regs: &mut Vec<u64>, base: usize) -> &mut [u64; WINDOW] {
    if regs.len() < base + WINDOW {
        regs.resize(base + WINDOW, 0);
    }
    (&mut regs[base..base + WINDOW]).try_into().expect("the slice is as long as the array")
}

#[inline(always)]
fn sext32(value: u64) -> u64 {
    i64::from(value as i32) as u64
}

#[inline(always)]
fn zext32(value: u64) -> u64 {
    u64::from(value as u32)
}

#[inline(always)]
fn imm64(imm: i32) -> u64 {
    i64::from(imm) as u64
}

impl Vm {
    /// Runs until something stops the function on top; the frame's `pc` is then the instruction
    /// that stopped it, except after a return.
    // One match over all instructions: splitting it would cost the speed it exists for.
    #[allow(clippy::too_many_lines)]
    pub(super) fn execute(&mut self, fuel: u64) -> Stop {
        let Vm { image, memory, regs, frames, ended, .. } = self;
        let image: &Image = image;
        let code: &[Op] = &image.code;
        let top = frames.last().expect("a process that runs has a frame");
        let mut at = Running { pc: top.pc, base: top.base as usize, sp: top.sp, fuel };
        let stop = 'run: loop {
            let r = window(regs, at.base);
            macro_rules! get {
                ($a:ident) => {
                    r[usize::from($a)]
                };
            }
            macro_rules! set {
                ($d:ident, $value:expr) => {
                    r[usize::from($d)] = $value
                };
            }
            macro_rules! load {
                ($d:ident, $n:literal, $addr:expr, $convert:expr) => {
                    match memory.load::<$n>($addr) {
                        Ok(value) => set!($d, $convert(value)),
                        Err(bad) => break 'run Stop::Memory { bad, access: Access::Read },
                    }
                };
            }
            macro_rules! store {
                ($n:literal, $addr:expr, $value:expr) => {
                    if let Err(bad) = memory.store::<$n>($addr, $value) {
                        break 'run Stop::Memory { bad, access: Access::Write };
                    }
                };
            }
            macro_rules! jump {
                ($to:ident) => {{
                    at.pc = $to;
                    if at.fuel == 0 {
                        break 'run Stop::Fuel;
                    }
                    at.fuel -= 1;
                    continue;
                }};
            }
            macro_rules! divide {
                ($d:ident, $a:ident, $b:ident, $ty:ty, $how:ident) => {
                    match (get!($a) as $ty).$how(get!($b) as $ty) {
                        Some(value) => set!($d, i64::from(value) as u64),
                        None => break 'run Stop::Divide { by_zero: get!($b) == 0 },
                    }
                };
            }
            loop {
                let op = code[at.pc as usize];
                match op {
                    Op::Imm { d, imm } => set!(d, imm64(imm)),
                    Op::Wide { d, index } => set!(d, image.wide[index as usize]),
                    Op::Mov { d, a } => set!(d, get!(a)),
                    Op::AddS32 { d, a, b } => set!(d, sext32(get!(a).wrapping_add(get!(b)))),
                    Op::AddU32 { d, a, b } => set!(d, zext32(get!(a).wrapping_add(get!(b)))),
                    Op::Add64 { d, a, b } => set!(d, get!(a).wrapping_add(get!(b))),
                    Op::AddIS32 { d, a, imm } => set!(d, sext32(get!(a).wrapping_add(imm64(imm)))),
                    Op::AddIU32 { d, a, imm } => set!(d, zext32(get!(a).wrapping_add(imm64(imm)))),
                    Op::AddI64 { d, a, imm } => set!(d, get!(a).wrapping_add(imm64(imm))),
                    Op::SubS32 { d, a, b } => set!(d, sext32(get!(a).wrapping_sub(get!(b)))),
                    Op::SubU32 { d, a, b } => set!(d, zext32(get!(a).wrapping_sub(get!(b)))),
                    Op::Sub64 { d, a, b } => set!(d, get!(a).wrapping_sub(get!(b))),
                    Op::MulS32 { d, a, b } => set!(d, sext32(get!(a).wrapping_mul(get!(b)))),
                    Op::MulU32 { d, a, b } => set!(d, zext32(get!(a).wrapping_mul(get!(b)))),
                    Op::Mul64 { d, a, b } => set!(d, get!(a).wrapping_mul(get!(b))),
                    Op::MulIS32 { d, a, imm } => set!(d, sext32(get!(a).wrapping_mul(imm64(imm)))),
                    Op::MulI64 { d, a, imm } => set!(d, get!(a).wrapping_mul(imm64(imm))),
                    Op::Scale { d, a, b, imm } => {
                        set!(d, get!(a).wrapping_add(get!(b).wrapping_mul(imm64(imm))));
                    }
                    Op::DivS32 { d, a, b } => divide!(d, a, b, i32, checked_div),
                    Op::DivS64 { d, a, b } => divide!(d, a, b, i64, checked_div),
                    Op::RemS32 { d, a, b } => divide!(d, a, b, i32, checked_rem),
                    Op::RemS64 { d, a, b } => divide!(d, a, b, i64, checked_rem),
                    Op::DivU { d, a, b } => match get!(a).checked_div(get!(b)) {
                        Some(value) => set!(d, value),
                        None => break 'run Stop::Divide { by_zero: true },
                    },
                    Op::RemU { d, a, b } => match get!(a).checked_rem(get!(b)) {
                        Some(value) => set!(d, value),
                        None => break 'run Stop::Divide { by_zero: true },
                    },
                    Op::DivI { d, a, imm } => {
                        set!(d, (get!(a) as i64).wrapping_div(i64::from(imm)) as u64);
                    }
                    Op::And { d, a, b } => set!(d, get!(a) & get!(b)),
                    Op::Or { d, a, b } => set!(d, get!(a) | get!(b)),
                    Op::Xor { d, a, b } => set!(d, get!(a) ^ get!(b)),
                    Op::AndI { d, a, imm } => set!(d, get!(a) & imm64(imm)),
                    Op::ShlS32 { d, a, b } => set!(d, sext32(get!(a) << (get!(b) & 31))),
                    Op::ShlU32 { d, a, b } => set!(d, zext32(get!(a) << (get!(b) & 31))),
                    Op::Shl64 { d, a, b } => set!(d, get!(a) << (get!(b) & 63)),
                    Op::ShrS32 { d, a, b } => set!(d, (get!(a) as i64 >> (get!(b) & 31)) as u64),
                    Op::ShrS64 { d, a, b } => set!(d, (get!(a) as i64 >> (get!(b) & 63)) as u64),
                    Op::ShrU32 { d, a, b } => set!(d, get!(a) >> (get!(b) & 31)),
                    Op::ShrU64 { d, a, b } => set!(d, get!(a) >> (get!(b) & 63)),
                    Op::ShlIS32 { d, a, imm } => set!(d, sext32(get!(a) << (imm & 31))),
                    Op::ShlIU32 { d, a, imm } => set!(d, zext32(get!(a) << (imm & 31))),
                    Op::ShlI64 { d, a, imm } => set!(d, get!(a) << (imm & 63)),
                    Op::ShrIS { d, a, imm } => set!(d, (get!(a) as i64 >> (imm & 63)) as u64),
                    Op::ShrIU { d, a, imm } => set!(d, get!(a) >> (imm & 63)),
                    Op::Eq { d, a, b } => set!(d, u64::from(get!(a) == get!(b))),
                    Op::Ne { d, a, b } => set!(d, u64::from(get!(a) != get!(b))),
                    Op::LtS { d, a, b } => set!(d, u64::from((get!(a) as i64) < get!(b) as i64)),
                    Op::LeS { d, a, b } => set!(d, u64::from(get!(a) as i64 <= get!(b) as i64)),
                    Op::LtU { d, a, b } => set!(d, u64::from(get!(a) < get!(b))),
                    Op::LeU { d, a, b } => set!(d, u64::from(get!(a) <= get!(b))),
                    Op::EqI { d, a, imm } => set!(d, u64::from(get!(a) == imm64(imm))),
                    Op::NeI { d, a, imm } => set!(d, u64::from(get!(a) != imm64(imm))),
                    Op::LtIS { d, a, imm } => {
                        set!(d, u64::from((get!(a) as i64) < i64::from(imm)));
                    }
                    Op::GtIS { d, a, imm } => set!(d, u64::from(get!(a) as i64 > i64::from(imm))),
                    Op::ExtS8 { d, a } => set!(d, i64::from(get!(a) as i8) as u64),
                    Op::ExtS16 { d, a } => set!(d, i64::from(get!(a) as i16) as u64),
                    Op::ExtS32 { d, a } => set!(d, sext32(get!(a))),
                    Op::ExtU8 { d, a } => set!(d, u64::from(get!(a) as u8)),
                    Op::ExtU16 { d, a } => set!(d, u64::from(get!(a) as u16)),
                    Op::ExtU32 { d, a } => set!(d, zext32(get!(a))),
                    Op::Not64 { d, a } => set!(d, !get!(a)),
                    Op::BitsS { d, a, from, width } => {
                        let left = get!(a) << (64 - u32::from(from) - u32::from(width));
                        set!(d, (left as i64 >> (64 - u32::from(width))) as u64);
                    }
                    Op::BitsU { d, a, from, width } => {
                        let left = get!(a) << (64 - u32::from(from) - u32::from(width));
                        set!(d, left >> (64 - u32::from(width)));
                    }
                    Op::BitsPut { d, a, from, width } => {
                        let mask = (u64::MAX >> (64 - u32::from(width))) << from;
                        set!(d, (get!(d) & !mask) | ((get!(a) << from) & mask));
                    }
                    Op::Jump { to } => jump!(to),
                    Op::JumpZero { a, to } => {
                        if get!(a) == 0 {
                            jump!(to)
                        }
                    }
                    Op::JumpNotZero { a, to } => {
                        if get!(a) != 0 {
                            jump!(to)
                        }
                    }
                    Op::JumpEq { a, b, to } => {
                        if get!(a) == get!(b) {
                            jump!(to)
                        }
                    }
                    Op::JumpNe { a, b, to } => {
                        if get!(a) != get!(b) {
                            jump!(to)
                        }
                    }
                    Op::JumpLtS { a, b, to } => {
                        if (get!(a) as i64) < get!(b) as i64 {
                            jump!(to)
                        }
                    }
                    Op::JumpLeS { a, b, to } => {
                        if get!(a) as i64 <= get!(b) as i64 {
                            jump!(to)
                        }
                    }
                    Op::JumpLtU { a, b, to } => {
                        if get!(a) < get!(b) {
                            jump!(to)
                        }
                    }
                    Op::JumpLeU { a, b, to } => {
                        if get!(a) <= get!(b) {
                            jump!(to)
                        }
                    }
                    Op::JumpEqI { a, imm, to } => {
                        if get!(a) == imm64(i32::from(imm)) {
                            jump!(to)
                        }
                    }
                    Op::JumpNeI { a, imm, to } => {
                        if get!(a) != imm64(i32::from(imm)) {
                            jump!(to)
                        }
                    }
                    Op::JumpLtIS { a, imm, to } => {
                        if (get!(a) as i64) < i64::from(imm) {
                            jump!(to)
                        }
                    }
                    Op::JumpGtIS { a, imm, to } => {
                        if get!(a) as i64 > i64::from(imm) {
                            jump!(to)
                        }
                    }
                    Op::Switch { a, table } => {
                        let to = image.switches[table as usize].target(get!(a));
                        jump!(to)
                    }
                    Op::LoadS8 { d, a, off } => {
                        load!(d, 1, get!(a).wrapping_add(imm64(off)), |v| i64::from(v as i8)
                            as u64);
                    }
                    Op::LoadS16 { d, a, off } => {
                        load!(d, 2, get!(a).wrapping_add(imm64(off)), |v| {
                            i64::from(v as i16) as u64
                        });
                    }
                    Op::LoadS32 { d, a, off } => {
                        load!(d, 4, get!(a).wrapping_add(imm64(off)), sext32);
                    }
                    Op::LoadU8 { d, a, off } => {
                        load!(d, 1, get!(a).wrapping_add(imm64(off)), |v| v)
                    }
                    Op::LoadU16 { d, a, off } => {
                        load!(d, 2, get!(a).wrapping_add(imm64(off)), |v| v);
                    }
                    Op::LoadU32 { d, a, off } => {
                        load!(d, 4, get!(a).wrapping_add(imm64(off)), |v| v);
                    }
                    Op::Load64 { d, a, off } => {
                        load!(d, 8, get!(a).wrapping_add(imm64(off)), |v| v)
                    }
                    Op::Store8 { a, b, off } => {
                        store!(1, get!(a).wrapping_add(imm64(off)), get!(b));
                    }
                    Op::Store16 { a, b, off } => {
                        store!(2, get!(a).wrapping_add(imm64(off)), get!(b));
                    }
                    Op::Store32 { a, b, off } => {
                        store!(4, get!(a).wrapping_add(imm64(off)), get!(b));
                    }
                    Op::Store64 { a, b, off } => {
                        store!(8, get!(a).wrapping_add(imm64(off)), get!(b));
                    }
                    Op::IndexS8 { d, a, b } => {
                        load!(d, 1, get!(a).wrapping_add(get!(b)), |v| i64::from(v as i8) as u64);
                    }
                    Op::IndexU8 { d, a, b } => load!(d, 1, get!(a).wrapping_add(get!(b)), |v| v),
                    Op::IndexS32 { d, a, b } => {
                        load!(d, 4, get!(a).wrapping_add(get!(b) << 2), sext32);
                    }
                    Op::Index64 { d, a, b } => {
                        load!(d, 8, get!(a).wrapping_add(get!(b) << 3), |v| v);
                    }
                    Op::PutIndex8 { a, b, c } => store!(1, get!(a).wrapping_add(get!(b)), get!(c)),
                    Op::PutIndex32 { a, b, c } => {
                        store!(4, get!(a).wrapping_add(get!(b) << 2), get!(c));
                    }
                    Op::PutIndex64 { a, b, c } => {
                        store!(8, get!(a).wrapping_add(get!(b) << 3), get!(c));
                    }
                    Op::Copy { a, b, len } => {
                        if let Err(stop) = copy(memory, get!(a), get!(b), len as u32) {
                            break 'run stop;
                        }
                    }
                    Op::Zero { a, len } => {
                        if let Err(bad) = memory.fill(get!(a), u64::from(len as u32), 0) {
                            break 'run Stop::Memory { bad, access: Access::Write };
                        }
                    }
                    Op::Alloca { d, a } => match lowered(at.sp, get!(a)) {
                        Some(sp) => {
                            at.sp = sp;
                            set!(d, sp);
                        }
                        None => break 'run Stop::StackOverflow,
                    },
                    Op::Call { at: args, count, function } => {
                        let callee = FnId(function);
                        if at.fuel == 0 {
                            break 'run Stop::Fuel;
                        }
                        at.fuel -= 1;
                        match call(image, callee, memory, regs, frames, &mut at, (args, count)) {
                            Ok(()) => continue 'run,
                            Err(stop) => break 'run stop,
                        }
                    }
                    Op::CallPointer { a, at: args, count } => {
                        let address = get!(a);
                        let Some(callee) = image.function_at(address) else {
                            break 'run Stop::NoFunction { address };
                        };
                        if at.fuel == 0 {
                            break 'run Stop::Fuel;
                        }
                        at.fuel -= 1;
                        match call(image, callee, memory, regs, frames, &mut at, (args, count)) {
                            Ok(()) => continue 'run,
                            Err(stop) => break 'run stop,
                        }
                    }
                    Op::Sys { at, count, index } => {
                        let id = image.sys[index as usize];
                        break 'run Stop::Call {
                            id,
                            at: usize::from(at),
                            count: usize::from(count),
                        };
                    }
                    Op::Intrinsic { at: args, count, index } => {
                        let args = usize::from(args);
                        let mut cx = Cx { memory, errno: image.errno };
                        let from = &r[args..args + usize::from(count)];
                        match intrinsics::call(index, &mut cx, from) {
                            Reply::Value(value) => r[args] = value,
                            reply => break 'run Stop::Intrinsic(reply),
                        }
                    }
                    Op::Return { a } => {
                        let value = get!(a);
                        let done = frames.pop().expect("the running function has a frame");
                        match done.kind {
                            Kind::Call => {
                                let caller = frames.last().expect("a call has a caller");
                                r[0] = value;
                                at.pc = caller.pc;
                                at.base = caller.base as usize;
                                at.sp = caller.sp;
                                continue 'run;
                            }
                            Kind::Handler => {
                                regs.truncate(at.base);
                                return Stop::SigReturn;
                            }
                            Kind::Entry => return Stop::Returned { value },
                            Kind::Process => return Stop::Exit,
                        }
                    }
                    Op::Ended {} => {
                        let top = frames.last().expect("the running function has a frame");
                        let values = observed(image.fn_code(top.function), r, memory);
                        *ended = Some(Ended { function: top.function, values, pc: at.pc });
                    }
                    Op::Trap {} => break 'run Stop::Illegal,
                    Op::VaStart { a, b } => store!(8, get!(a), get!(b)),
                    Op::VaArg { d, a } => match memory.load::<8>(get!(a)) {
                        Ok(address) => {
                            set!(d, address);
                            store!(8, get!(a), address.wrapping_add(8));
                        }
                        Err(bad) => break 'run Stop::Memory { bad, access: Access::Read },
                    },
                    Op::NotModelled { index } => break 'run Stop::NotModelled { index },
                }
                at.pc += 1;
            }
        };
        let top = frames.last_mut().expect("only a return pops the running frame");
        top.pc = at.pc;
        top.sp = at.sp;
        stop
    }

    /// Prepares a call of `function` from outside the loop: by the start, or a signal.
    pub(super) fn push(&mut self, function: FnId, args: &[u64], sp: u64, kind: Kind) {
        let callee = &self.image.functions[function.0 as usize];
        let base = self.regs.len();
        let sp = sp - u64::from(callee.frame);
        self.frames.push(Frame { pc: callee.entry, base: base as u32, function, sp, kind });
        let r = window(&mut self.regs, base);
        r[usize::from(FIRST)..usize::from(FIRST) + args.len()].copy_from_slice(args);
        prologue(callee, &mut self.memory, r, sp, args.len());
    }
}

/// Sets up what a function expects at its first instruction.
fn prologue(callee: &FnCode, memory: &mut Memory, r: &mut [u64; WINDOW], frame: u64, given: usize) {
    r[usize::from(FRAME)] = frame;
    r[usize::from(ZERO)] = 0;
    for missing in given..usize::from(callee.params) {
        r[usize::from(FIRST) + missing] = 0xA5A5_A5A5_A5A5_A5A5;
    }
    for (register, value) in &callee.uninit_registers {
        r[usize::from(*register)] = *value;
    }
    let zero = callee.zero_bytes.iter().map(|range| (range, 0));
    let unset = callee.uninit_bytes.iter().map(|range| (range, crate::memory::UNINITIALISED));
    for ((offset, len), byte) in zero.chain(unset) {
        memory.fill(frame + u64::from(*offset), *len, byte).expect("the frame lies in the stack");
    }
}

/// The stack pointer `bytes` lower, when the stack reaches so far.
fn lowered(sp: u64, bytes: u64) -> Option<u64> {
    let room = sp - (STACK_TOP - STACK_MAX);
    let bytes = bytes.checked_next_multiple_of(16)?;
    (bytes <= room).then(|| sp - bytes)
}

#[inline]
#[allow(clippy::too_many_arguments)]
fn call(
    image: &Image,
    function: FnId,
    memory: &mut Memory,
    regs: &mut Vec<u64>,
    frames: &mut Vec<Frame>,
    at: &mut Running,
    (args, count): (u8, u8),
) -> Result<(), Stop> {
    let callee = &image.functions[function.0 as usize];
    let base = at.base + usize::from(args);
    let mut sp = at.sp;
    let mut list = 0;
    if callee.variadic {
        let extra = usize::from(count).saturating_sub(usize::from(callee.params));
        sp = lowered(sp, 8 * extra as u64).ok_or(Stop::StackOverflow)?;
        list = sp;
        for nth in 0..extra {
            let value = regs[base + usize::from(FIRST) + usize::from(callee.params) + nth];
            memory
                .store::<8>(sp + 8 * nth as u64, value)
                .map_err(|bad| Stop::Memory { bad, access: Access::Write })?;
        }
    }
    let sp = lowered(sp, u64::from(callee.frame)).ok_or(Stop::StackOverflow)?;
    let caller = frames.last_mut().expect("the running function has a frame");
    caller.pc = at.pc + 1;
    caller.sp = at.sp;
    frames.push(Frame { pc: callee.entry, base: base as u32, function, sp, kind: Kind::Call });
    let r = window(regs, base);
    prologue(callee, memory, r, sp, usize::from(count));
    if callee.variadic {
        r[usize::from(FIRST) + usize::from(callee.params)] = list;
    }
    *at = Running { pc: callee.entry, base, sp, fuel: at.fuel };
    Ok(())
}

fn copy(memory: &mut Memory, to: u64, from: u64, len: u32) -> Result<(), Stop> {
    let len = u64::from(len);
    let readable = memory.accessible(from, len, Access::Read);
    if readable < len {
        let bad = BadAddress { addr: from.wrapping_add(readable) };
        return Err(Stop::Memory { bad, access: Access::Read });
    }
    memory.copy(to, from, len).map_err(|bad| Stop::Memory { bad, access: Access::Write })
}

/// The values of the observed variables of a function that is about to return.
fn observed(function: &FnCode, r: &[u64; WINDOW], memory: &Memory) -> Vec<i64> {
    function
        .observed
        .iter()
        .map(|local| {
            let home = &function.homes[local.0 as usize];
            super::view::scalar(home, r, memory).unwrap_or(0)
        })
        .collect()
}
