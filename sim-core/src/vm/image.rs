//! A compiled program: bytecode, constants and initial variables; immutable and shared.
//!
//! Two facts a reader would get wrong: all functions lie in one code array (a program counter names
//! an instruction of the whole program), and a register always holds its value extended to 64 bits
//! as its C type says.

use crate::c::hir::{FnId, GlobalId, LocalId, Span, Ty, Unit};
use crate::memory::Memory;
use crate::syscalls::SysId;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::ops::Range;
use std::sync::Arc;

/// A register of the running function: an index into its window of 256.
pub type Reg = u8;

/// Register 0 holds the address of the frame's memory; also the result of a finished call.
pub(super) const FRAME: Reg = 0;
/// Register 1 holds zero.
pub(super) const ZERO: Reg = 1;
/// Arguments and locals begin here.
pub(super) const FIRST: Reg = 2;

/// First address of functions; they cannot be read.
pub const TEXT: u64 = 0x0040_1000;
/// Bytes between the addresses of two functions.
pub const TEXT_STEP: u64 = 16;

macro_rules! ops {
    ($($(#[$doc:meta])* $name:ident { $($field:ident : $kind:ty),* })*) => {
        /// One instruction, 8 bytes. `d` is written, `a` and `b` are read; suffixes: `S` signed, `U`
        /// unsigned, 32 or 64 bits of the result, `I` an immediate operand.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[allow(missing_docs)]
        pub enum Op { $($(#[$doc])* $name { $($field: $kind),* }),* }

        /// The operations without their fields: the first byte of a stored instruction.
        #[derive(Clone, Copy)]
        enum Code { $($name),* }

        impl Op {
            /// The stored form: code, then the fields in their order, little-endian.
            fn to_bytes(self) -> [u8; OP_BYTES] {
                let mut packed = Packed { bytes: [0; OP_BYTES], at: 0 };
                match self {
                    $(Op::$name { $($field),* } => {
                        packed.put([Code::$name as u8]);
                        $(packed.put($field.to_le_bytes());)*
                    })*
                }
                packed.bytes
            }

            /// The instruction stored so, if there is one.
            fn from_bytes(bytes: [u8; OP_BYTES]) -> Option<Op> {
                const CODES: &[Code] = &[$(Code::$name),*];
                let mut packed = Packed { bytes, at: 1 };
                Some(match CODES.get(usize::from(bytes[0]))? {
                    $(Code::$name => Op::$name { $($field: <$kind>::from_le_bytes(packed.take())),* },)*
                })
            }
        }
    };
}

/// Bytes of an instruction, stored and in memory.
const OP_BYTES: usize = 8;

/// An instruction being stored or read.
struct Packed {
    bytes: [u8; OP_BYTES],
    at: usize,
}

impl Packed {
    fn put<const N: usize>(&mut self, field: [u8; N]) {
        self.bytes[self.at..self.at + N].copy_from_slice(&field);
        self.at += N;
    }

    fn take<const N: usize>(&mut self) -> [u8; N] {
        let mut field = [0; N];
        field.copy_from_slice(&self.bytes[self.at..self.at + N]);
        self.at += N;
        field
    }
}

impl Serialize for Op {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_bytes().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Op {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Op, D::Error> {
        let bytes = <[u8; OP_BYTES]>::deserialize(deserializer)?;
        Op::from_bytes(bytes).ok_or_else(|| serde::de::Error::custom("no such instruction"))
    }
}

ops! {
    Imm { d: Reg, imm: i32 }
    /// A constant of [`Image::wide`].
    Wide { d: Reg, index: u32 }
    Mov { d: Reg, a: Reg }
    AddS32 { d: Reg, a: Reg, b: Reg }
    AddU32 { d: Reg, a: Reg, b: Reg }
    Add64 { d: Reg, a: Reg, b: Reg }
    AddIS32 { d: Reg, a: Reg, imm: i32 }
    AddIU32 { d: Reg, a: Reg, imm: i32 }
    AddI64 { d: Reg, a: Reg, imm: i32 }
    SubS32 { d: Reg, a: Reg, b: Reg }
    SubU32 { d: Reg, a: Reg, b: Reg }
    Sub64 { d: Reg, a: Reg, b: Reg }
    MulS32 { d: Reg, a: Reg, b: Reg }
    MulU32 { d: Reg, a: Reg, b: Reg }
    Mul64 { d: Reg, a: Reg, b: Reg }
    MulIS32 { d: Reg, a: Reg, imm: i32 }
    MulI64 { d: Reg, a: Reg, imm: i32 }
    /// `d = a + b * imm`
    Scale { d: Reg, a: Reg, b: Reg, imm: i32 }
    DivS32 { d: Reg, a: Reg, b: Reg }
    DivS64 { d: Reg, a: Reg, b: Reg }
    DivU { d: Reg, a: Reg, b: Reg }
    RemS32 { d: Reg, a: Reg, b: Reg }
    RemS64 { d: Reg, a: Reg, b: Reg }
    RemU { d: Reg, a: Reg, b: Reg }
    /// Signed division by a size, which is never 0.
    DivI { d: Reg, a: Reg, imm: i32 }
    And { d: Reg, a: Reg, b: Reg }
    Or { d: Reg, a: Reg, b: Reg }
    Xor { d: Reg, a: Reg, b: Reg }
    AndI { d: Reg, a: Reg, imm: i32 }
    ShlS32 { d: Reg, a: Reg, b: Reg }
    ShlU32 { d: Reg, a: Reg, b: Reg }
    Shl64 { d: Reg, a: Reg, b: Reg }
    ShrS32 { d: Reg, a: Reg, b: Reg }
    ShrS64 { d: Reg, a: Reg, b: Reg }
    ShrU32 { d: Reg, a: Reg, b: Reg }
    ShrU64 { d: Reg, a: Reg, b: Reg }
    ShlIS32 { d: Reg, a: Reg, imm: u8 }
    ShlIU32 { d: Reg, a: Reg, imm: u8 }
    ShlI64 { d: Reg, a: Reg, imm: u8 }
    ShrIS { d: Reg, a: Reg, imm: u8 }
    ShrIU { d: Reg, a: Reg, imm: u8 }
    Eq { d: Reg, a: Reg, b: Reg }
    Ne { d: Reg, a: Reg, b: Reg }
    LtS { d: Reg, a: Reg, b: Reg }
    LeS { d: Reg, a: Reg, b: Reg }
    LtU { d: Reg, a: Reg, b: Reg }
    LeU { d: Reg, a: Reg, b: Reg }
    EqI { d: Reg, a: Reg, imm: i32 }
    NeI { d: Reg, a: Reg, imm: i32 }
    LtIS { d: Reg, a: Reg, imm: i32 }
    GtIS { d: Reg, a: Reg, imm: i32 }
    ExtS8 { d: Reg, a: Reg }
    ExtS16 { d: Reg, a: Reg }
    ExtS32 { d: Reg, a: Reg }
    ExtU8 { d: Reg, a: Reg }
    ExtU16 { d: Reg, a: Reg }
    ExtU32 { d: Reg, a: Reg }
    Not64 { d: Reg, a: Reg }
    /// `width` bits of `a` from bit `from`, sign-extended.
    BitsS { d: Reg, a: Reg, from: u8, width: u8 }
    /// The same, zero-extended.
    BitsU { d: Reg, a: Reg, from: u8, width: u8 }
    /// Puts the low `width` bits of `a` into `d` at bit `from`.
    BitsPut { d: Reg, a: Reg, from: u8, width: u8 }
    Jump { to: u32 }
    JumpZero { a: Reg, to: u32 }
    JumpNotZero { a: Reg, to: u32 }
    JumpEq { a: Reg, b: Reg, to: u32 }
    JumpNe { a: Reg, b: Reg, to: u32 }
    JumpLtS { a: Reg, b: Reg, to: u32 }
    JumpLeS { a: Reg, b: Reg, to: u32 }
    JumpLtU { a: Reg, b: Reg, to: u32 }
    JumpLeU { a: Reg, b: Reg, to: u32 }
    JumpEqI { a: Reg, imm: i16, to: u32 }
    JumpNeI { a: Reg, imm: i16, to: u32 }
    JumpLtIS { a: Reg, imm: i16, to: u32 }
    JumpGtIS { a: Reg, imm: i16, to: u32 }
    /// To the target of the range of [`Image::switches`] that holds `a`.
    Switch { a: Reg, table: u32 }
    LoadS8 { d: Reg, a: Reg, off: i32 }
    LoadS16 { d: Reg, a: Reg, off: i32 }
    LoadS32 { d: Reg, a: Reg, off: i32 }
    LoadU8 { d: Reg, a: Reg, off: i32 }
    LoadU16 { d: Reg, a: Reg, off: i32 }
    LoadU32 { d: Reg, a: Reg, off: i32 }
    Load64 { d: Reg, a: Reg, off: i32 }
    Store8 { a: Reg, b: Reg, off: i32 }
    Store16 { a: Reg, b: Reg, off: i32 }
    Store32 { a: Reg, b: Reg, off: i32 }
    Store64 { a: Reg, b: Reg, off: i32 }
    /// `d` = the number at `a + b * size`.
    IndexS8 { d: Reg, a: Reg, b: Reg }
    IndexU8 { d: Reg, a: Reg, b: Reg }
    IndexS32 { d: Reg, a: Reg, b: Reg }
    Index64 { d: Reg, a: Reg, b: Reg }
    /// The number at `a + b * size` = `c`.
    PutIndex8 { a: Reg, b: Reg, c: Reg }
    PutIndex32 { a: Reg, b: Reg, c: Reg }
    PutIndex64 { a: Reg, b: Reg, c: Reg }
    /// Copies `len` bytes to `a` from `b`.
    Copy { a: Reg, b: Reg, len: i32 }
    /// Sets `len` bytes at `a` to 0.
    Zero { a: Reg, len: i32 }
    /// Lowers the stack pointer by `a` bytes; `d` is the new memory.
    Alloca { d: Reg, a: Reg }
    /// Calls a function with `count` arguments from register `at + 2`; the result goes to `at`.
    Call { at: Reg, count: u8, function: u32 }
    /// The same through the address in `a`.
    CallPointer { a: Reg, at: Reg, count: u8 }
    /// A system call: arguments from register `at`, the result goes to `at`.
    Sys { at: Reg, count: u8, index: u32 }
    /// An intrinsic, likewise.
    Intrinsic { at: Reg, count: u8, index: u32 }
    Return { a: Reg }
    /// Notes the observed variables of a process's function before it returns.
    Ended { }
    /// An instruction that cannot be executed: SIGILL.
    Trap { }
    /// Stores the address of the variable arguments (register `b`) into the `va_list` at `a`.
    VaStart { a: Reg, b: Reg }
    /// Takes the address of the next variable argument out of the `va_list` at `a`.
    VaArg { d: Reg, a: Reg }
    /// Ends the run with text `index` of [`Image::refusals`].
    NotModelled { index: u32 }
}

impl Op {
    /// Where a jump goes.
    pub(super) fn target_mut(&mut self) -> Option<&mut u32> {
        match self {
            Op::Jump { to }
            | Op::JumpZero { to, .. }
            | Op::JumpNotZero { to, .. }
            | Op::JumpEq { to, .. }
            | Op::JumpNe { to, .. }
            | Op::JumpLtS { to, .. }
            | Op::JumpLeS { to, .. }
            | Op::JumpLtU { to, .. }
            | Op::JumpLeU { to, .. }
            | Op::JumpEqI { to, .. }
            | Op::JumpNeI { to, .. }
            | Op::JumpLtIS { to, .. }
            | Op::JumpGtIS { to, .. } => Some(to),
            _ => None,
        }
    }
}

/// A compiled program. Its stored form is for the same build of ipclab only.
#[derive(Serialize, Deserialize)]
pub struct Image {
    /// Equal for equal programs: stands for the image when processes are compared.
    pub(super) id: u64,
    /// The checked program it was compiled from.
    pub unit: Arc<Unit>,
    pub(super) code: Vec<Op>,
    /// Spans of instructions: (first instruction, span), in order.
    pub(super) spans: Vec<(u32, Span)>,
    /// Registers that a call finds reserved but not yet written: (call, registers), in order.
    pub(super) holes: Vec<(u32, Box<[Reg]>)>,
    pub(super) functions: Vec<FnCode>,
    pub(super) wide: Vec<u64>,
    pub(super) switches: Vec<SwitchTable>,
    pub(super) sys: Vec<SysId>,
    pub(super) refusals: Vec<String>,
    /// Variables and constants as they are at start.
    pub(super) memory: Memory,
    pub(super) globals: Vec<u64>,
    /// Address of the library's `errno`.
    pub(super) errno: Option<u64>,
    /// The library's `exit`.
    pub(super) exit: Option<FnId>,
}

impl fmt::Debug for Image {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Image({:016x}, {} functions)", self.id, self.functions.len())
    }
}

/// Where `switch` goes.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct SwitchTable {
    /// (low, high, target), in order and disjoint.
    pub ranges: Vec<(i64, i64, u32)>,
    pub default: u32,
    /// Whether the ranges are compared as unsigned numbers.
    pub unsigned: bool,
}

impl SwitchTable {
    /// Where `value` goes.
    pub(super) fn target(&self, value: u64) -> u32 {
        let key = |number: i64| {
            // Unsigned numbers keep their order as signed ones with the top bit turned.
            if self.unsigned { number ^ i64::MIN } else { number }
        };
        let value = key(value as i64);
        let behind = self.ranges.partition_point(|(low, _, _)| key(*low) <= value);
        match behind.checked_sub(1).map(|nth| self.ranges[nth]) {
            Some((_, high, to)) if value <= key(high) => to,
            _ => self.default,
        }
    }
}

/// A compiled function.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct FnCode {
    pub entry: u32,
    pub params: u8,
    pub variadic: bool,
    /// Bytes the frame takes from the stack.
    pub frame: u32,
    /// One for each local.
    pub homes: Vec<Home>,
    /// Registers set at entry: (register, uninitialised value).
    pub uninit_registers: Vec<(Reg, u64)>,
    /// Arrays, structs and unions in the frame, zero at entry: (offset, size). A fresh stack is,
    /// and a course program that prints a buffer behind the bytes it read shows it.
    pub zero_bytes: Vec<(u32, u64)>,
    /// Scalars in the frame, set at entry to a recognisable value: (offset, size).
    pub uninit_bytes: Vec<(u32, u64)>,
    /// Locals that claims look at, when this is the function of a process.
    pub observed: Vec<LocalId>,
}

/// Where a local lives, and for which instructions.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Home {
    pub place: HomePlace,
    pub ty: Ty,
    /// Outside these instructions its value is dead.
    pub live: Range<u32>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) enum HomePlace {
    /// A register, with its value when uninitialised.
    Register(Reg, u64),
    /// Bytes of the frame: offset and size.
    Frame(u32, u64),
}

impl Image {
    /// Whether the program can make this call.
    #[must_use]
    pub fn calls(&self, id: SysId) -> bool {
        self.sys.contains(&id)
    }

    /// The function called `name`.
    #[must_use]
    pub fn function(&self, name: &str) -> Option<FnId> {
        self.unit.functions.iter().position(|f| f.name == name).map(|nth| FnId(nth as u32))
    }

    /// The address of a function, as a pointer to it holds it.
    #[must_use]
    pub fn function_address(&self, function: FnId) -> u64 {
        TEXT + u64::from(function.0) * TEXT_STEP
    }

    /// The function at an address.
    #[must_use]
    pub fn function_at(&self, address: u64) -> Option<FnId> {
        let at = address.wrapping_sub(TEXT);
        let nth = at / TEXT_STEP;
        (at.is_multiple_of(TEXT_STEP) && nth < self.functions.len() as u64)
            .then_some(FnId(nth as u32))
    }

    /// The address of a variable with static storage.
    #[must_use]
    pub fn global_address(&self, global: GlobalId) -> u64 {
        self.globals[global.0 as usize]
    }

    /// The span of instruction `pc`.
    pub(super) fn span(&self, pc: u32) -> Span {
        let behind = self.spans.partition_point(|(first, _)| *first <= pc);
        behind.checked_sub(1).map_or_else(Span::default, |nth| self.spans[nth].1)
    }

    /// The registers call `pc` finds reserved but not yet written.
    pub(super) fn holes(&self, pc: u32) -> &[Reg] {
        match self.holes.binary_search_by_key(&pc, |(call, _)| *call) {
            Ok(nth) => &self.holes[nth].1,
            Err(_) => &[],
        }
    }

    pub(super) fn fn_code(&self, function: FnId) -> &FnCode {
        &self.functions[function.0 as usize]
    }
}

/// The value of an uninitialised register of type `ty`.
pub(super) fn uninitialised(ty: &Ty) -> u64 {
    const PATTERN: u64 = 0xA5A5_A5A5_A5A5_A5A5;
    match *ty {
        Ty::Int { size, signed } if size < 8 => {
            let unused = 64 - 8 * u32::from(size);
            if signed { (((PATTERN << unused) as i64) >> unused) as u64 } else { PATTERN >> unused }
        }
        Ty::Bool => 1,
        _ => PATTERN,
    }
}
