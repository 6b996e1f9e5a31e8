//! The byte-addressed memory of one process: laid out as Linux x86-64 lays it out, in few segments.
//!
//! Two facts a reader would get wrong: addresses are the same in every run (no ASLR), and address 0
//! up to the first segment is never mapped, so a null pointer always faults.

use crate::value::Bytes;

/// An access to an address that is not mapped, or not writable: SIGSEGV in C, EFAULT in a call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BadAddress {
    /// The first byte that could not be accessed.
    pub addr: u64,
}

/// Whether an access reads or writes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// The bytes are read.
    Read,
    /// The bytes are written.
    Write,
}

/// The address space of one process. Cheap to clone (pages are shared until written).
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Memory {}

impl Memory {
    /// How many of the `len` bytes from `addr` can be accessed, counted from the start.
    #[must_use]
    pub fn accessible(&self, addr: u64, len: u64, access: Access) -> u64 {
        let _ = (addr, len, access);
        todo!("VM helper")
    }

    /// The `len` bytes from `addr`. Errors: the first address that is not mapped.
    pub fn read(&self, addr: u64, len: u64) -> Result<Bytes, BadAddress> {
        let _ = (addr, len);
        todo!("VM helper")
    }

    /// Writes `data` from `addr`; all of it or nothing.
    pub fn write(&mut self, addr: u64, data: &Bytes) -> Result<(), BadAddress> {
        let _ = (addr, data);
        todo!("VM helper")
    }

    /// The bytes from `addr` up to (without) the first NUL.
    pub fn c_string(&self, addr: u64) -> Result<Vec<u8>, BadAddress> {
        let _ = addr;
        todo!("VM helper")
    }
}
