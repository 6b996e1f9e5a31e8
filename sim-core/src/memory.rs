//! The byte-addressed memory of one process: laid out as Linux x86-64 lays it out, in few segments.
//!
//! Two facts a reader would get wrong: addresses are the same in every run (no ASLR), and address 0
//! up to the first segment is never mapped, so a null pointer always faults.
//!
//! Pages are small and shared between clones until written. A written page is *own* until
//! [`Memory::settle`], which shares it again and notes its hash, so that comparing and hashing a
//! process costs little. Bytes below the stack pointer do not survive `settle`: they are dead.

use crate::value::Bytes;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde::{de::Error as _, ser::Error as _};
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

mod area;
use area::Area;

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

/// Bytes that are shared and compared together.
pub const PAGE: usize = 1024;
/// What the kernel maps at a time: segments end on its multiples.
pub const KERNEL_PAGE: u64 = 4096;
/// First address of string literals and constants, which cannot be written.
pub const RODATA: u64 = 0x0050_0000;
/// First address above the stack.
pub const STACK_TOP: u64 = 0x7fff_ffff_f000;
/// The most the stack can grow, `ulimit -s` of Linux.
pub const STACK_MAX: u64 = 8 << 20;
/// The most the heap can grow.
pub const HEAP_MAX: u64 = 1 << 30;
/// What memory of a local variable holds before the first assignment.
pub const UNINITIALISED: u8 = 0xA5;

/// The address space of one process. Cheap to clone (pages are shared until written).
#[derive(Clone)]
pub struct Memory {
    /// String literals, from [`RODATA`].
    constants: Arc<[u8]>,
    /// Variables, then the heap.
    data: Area,
    /// Where variables begin; a multiple of [`KERNEL_PAGE`].
    data_base: u64,
    /// Mapped bytes from `data_base`; a multiple of [`KERNEL_PAGE`].
    data_len: u64,
    /// Where the heap begins and ends now.
    heap: (u64, u64),
    /// The stack, page 0 is the highest.
    stack: Area,
}

/// Which mapped range an address lies in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Segment {
    /// String literals: read-only.
    Constants,
    /// Variables with static storage.
    Data,
    /// What `malloc` hands out.
    Heap,
    /// Locals.
    Stack,
}

/// Memory as a program finds it at its start: what [`Memory`] is stored as.
#[derive(Serialize, Deserialize)]
struct Initial {
    constants: Vec<u8>,
    data_base: u64,
    data_len: u64,
    /// The variables, without the zeros at their end.
    data: Vec<u8>,
}

impl Serialize for Memory {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut data = vec![0; self.data.len() * PAGE];
        self.read_into(self.data_base, &mut data).map_err(|_| S::Error::custom("no variables"))?;
        data.truncate(data.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1));
        let (data_base, data_len) = (self.data_base, self.data_len);
        let constants = self.constants.to_vec();
        Initial { constants, data_base, data_len, data }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Memory {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Memory, D::Error> {
        let Initial { constants, data_base, data_len, data } = Initial::deserialize(deserializer)?;
        let mut memory = Memory::new(Arc::from(constants), data_base, data_len);
        memory.write_slice(data_base, &data).map_err(|_| D::Error::custom("no room"))?;
        memory.settle(STACK_TOP);
        Ok(memory)
    }
}

impl Default for Memory {
    fn default() -> Memory {
        Memory::new(Arc::from([]), RODATA + KERNEL_PAGE, 0)
    }
}

impl Memory {
    /// Memory with these constants and `data_len` bytes of zeroed variables at `data_base`.
    #[must_use]
    pub fn new(constants: Arc<[u8]>, data_base: u64, data_len: u64) -> Memory {
        assert!(data_base.is_multiple_of(KERNEL_PAGE), "data begins at a page");
        assert!(RODATA + constants.len() as u64 <= data_base, "constants lie below data");
        let heap = data_base + data_len.next_multiple_of(KERNEL_PAGE);
        Memory {
            constants,
            data: Area::new(0),
            data_base,
            data_len: heap - data_base,
            heap: (heap, heap),
            stack: Area::new(1 << 32),
        }
    }

    /// Which segment `addr` lies in, if any.
    #[must_use]
    pub fn segment(&self, addr: u64) -> Option<Segment> {
        if addr.wrapping_sub(RODATA) < self.constants.len() as u64 {
            Some(Segment::Constants)
        } else if addr.wrapping_sub(self.data_base) < self.data_len {
            Some(if addr < self.heap.0 { Segment::Data } else { Segment::Heap })
        } else if (STACK_TOP - 1).wrapping_sub(addr) < STACK_MAX {
            Some(Segment::Stack)
        } else {
            None
        }
    }

    /// First and last+1 address of the mapped range around `addr`, when the access is allowed.
    fn range(&self, addr: u64, access: Access) -> Option<(u64, u64)> {
        match self.segment(addr)? {
            Segment::Constants if access == Access::Write => None,
            Segment::Constants => Some((RODATA, RODATA + self.constants.len() as u64)),
            Segment::Data | Segment::Heap => Some((self.data_base, self.data_base + self.data_len)),
            Segment::Stack => Some((STACK_TOP - STACK_MAX, STACK_TOP)),
        }
    }

    /// How many of the `len` bytes from `addr` can be accessed, counted from the start.
    #[must_use]
    pub fn accessible(&self, addr: u64, len: u64, access: Access) -> u64 {
        let mut at = addr;
        while at.wrapping_sub(addr) < len
            && let Some((_, end)) = self.range(at, access)
        {
            at = end;
        }
        len.min(at.wrapping_sub(addr))
    }

    fn check(&self, addr: u64, len: u64, access: Access) -> Result<(), BadAddress> {
        let reached = self.accessible(addr, len, access);
        if reached == len { Ok(()) } else { Err(BadAddress { addr: addr.wrapping_add(reached) }) }
    }

    /// The bytes of `addr`'s page from `addr` on, at most `len`; `None` for zeros never written.
    /// The second value is how many bytes that is. The address must be mapped.
    fn chunk(&self, addr: u64, len: u64) -> (Option<&[u8]>, u64) {
        if let Some(at) = self.constant_index(addr) {
            let end = (at as u64 + len).min(self.constants.len() as u64) as usize;
            return (Some(&self.constants[at..end]), (end - at) as u64);
        }
        let at = addr as usize % PAGE;
        let len = len.min((PAGE - at) as u64);
        let page = match self.page_index(addr) {
            Some((Which::Data, nth)) => self.data.page(nth),
            Some((Which::Stack, nth)) => self.stack.page(nth),
            None => None,
        };
        (page.map(|page| &page[at..at + len as usize]), len)
    }

    fn constant_index(&self, addr: u64) -> Option<usize> {
        let at = addr.wrapping_sub(RODATA);
        (at < self.constants.len() as u64).then_some(at as usize)
    }

    #[inline(always)]
    fn page_index(&self, addr: u64) -> Option<(Which, usize)> {
        let at = addr.wrapping_sub(self.data_base);
        if at < self.data_len {
            return Some((Which::Data, at as usize / PAGE));
        }
        let at = (STACK_TOP - 1).wrapping_sub(addr);
        (at < STACK_MAX).then_some((Which::Stack, at as usize / PAGE))
    }

    #[inline(always)]
    fn area_mut(&mut self, which: Which) -> &mut Area {
        match which {
            Which::Data => &mut self.data,
            Which::Stack => &mut self.stack,
        }
    }

    /// The bytes from `addr` up to (without) the first NUL.
    pub fn c_string(&self, addr: u64) -> Result<Vec<u8>, BadAddress> {
        let mut text = Vec::new();
        let mut at = addr;
        loop {
            self.check(at, 1, Access::Read)?;
            match self.chunk(at, u64::MAX - at) {
                (None, _) => return Ok(text),
                (Some(bytes), len) => {
                    if let Some(end) = bytes.iter().position(|byte| *byte == 0) {
                        text.extend_from_slice(&bytes[..end]);
                        return Ok(text);
                    }
                    text.extend_from_slice(bytes);
                    at += len;
                }
            }
        }
    }

    /// The `len` bytes from `addr`. Errors: the first address that is not mapped.
    pub fn read(&self, addr: u64, len: u64) -> Result<Bytes, BadAddress> {
        self.check(addr, len, Access::Read)?;
        let mut out = Bytes::new();
        let mut plain = Vec::new();
        let mut done = 0;
        while done < len {
            let (bytes, count) = self.chunk(addr + done, len - done);
            match bytes {
                Some(bytes) => plain.extend_from_slice(bytes),
                None => {
                    out.append(&Bytes::from_slice(&plain));
                    plain.clear();
                    out.append(&Bytes::repeat(0, count));
                }
            }
            done += count;
        }
        out.append(&Bytes::from_slice(&plain));
        Ok(out)
    }

    /// Fills `out` with the bytes from `addr`.
    pub fn read_into(&self, addr: u64, out: &mut [u8]) -> Result<(), BadAddress> {
        self.check(addr, out.len() as u64, Access::Read)?;
        let mut done = 0;
        while done < out.len() {
            let (bytes, count) = self.chunk(addr + done as u64, (out.len() - done) as u64);
            let part = &mut out[done..done + count as usize];
            match bytes {
                Some(bytes) => part.copy_from_slice(bytes),
                None => part.fill(0),
            }
            done += count as usize;
        }
        Ok(())
    }

    /// Writes `data` from `addr`; all of it or nothing.
    pub fn write(&mut self, addr: u64, data: &Bytes) -> Result<(), BadAddress> {
        self.check(addr, data.len(), Access::Write)?;
        let mut at = addr;
        for piece in data.pieces() {
            match piece {
                Ok(bytes) => {
                    self.write_slice(at, bytes)?;
                    at += bytes.len() as u64;
                }
                Err((byte, len)) => {
                    self.fill(at, len, byte)?;
                    at += len;
                }
            }
        }
        Ok(())
    }

    /// Writes `data` from `addr`; all of it or nothing.
    pub fn write_slice(&mut self, addr: u64, data: &[u8]) -> Result<(), BadAddress> {
        self.check(addr, data.len() as u64, Access::Write)?;
        let mut done = 0;
        while done < data.len() {
            let from = addr + done as u64;
            let at = from as usize % PAGE;
            let count = (PAGE - at).min(data.len() - done);
            let (which, nth) = self.page_index(from).ok_or(BadAddress { addr: from })?;
            self.area_mut(which).own(nth)[at..at + count]
                .copy_from_slice(&data[done..done + count]);
            done += count;
        }
        Ok(())
    }

    /// Sets `len` bytes from `addr` to `byte`; all of them or nothing.
    pub fn fill(&mut self, addr: u64, len: u64, byte: u8) -> Result<(), BadAddress> {
        self.check(addr, len, Access::Write)?;
        let mut done = 0;
        while done < len {
            let from = addr + done;
            let at = from as usize % PAGE;
            let count = ((PAGE - at) as u64).min(len - done);
            let (which, nth) = self.page_index(from).ok_or(BadAddress { addr: from })?;
            let area = self.area_mut(which);
            if count as usize == PAGE {
                area.fill_page(nth, byte);
            } else {
                area.own(nth)[at..at + count as usize].fill(byte);
            }
            done += count;
        }
        Ok(())
    }

    /// Copies `len` bytes; the ranges may overlap.
    pub fn copy(&mut self, to: u64, from: u64, len: u64) -> Result<(), BadAddress> {
        let mut small = [0; 256];
        if let Some(part) = small.get_mut(..len as usize) {
            self.read_into(from, part)?;
            return self.write_slice(to, part);
        }
        let bytes = self.read(from, len)?;
        self.write(to, &bytes)
    }

    /// The little-endian number of `N` bytes (1, 2, 4, 8) at `addr`, zero-extended.
    #[inline(always)]
    pub fn load<const N: usize>(&self, addr: u64) -> Result<u64, BadAddress> {
        let at = addr as usize % PAGE;
        if at + N <= PAGE
            && let Some((which, nth)) = self.page_index(addr)
        {
            let area = if which == Which::Data { &self.data } else { &self.stack };
            return Ok(area.page(nth).map_or(0, |page| {
                let mut raw = [0; 8];
                raw[..N].copy_from_slice(&page[at..at + N]);
                u64::from_le_bytes(raw)
            }));
        }
        self.load_slow(addr, N)
    }

    #[cold]
    #[inline(never)]
    fn load_slow(&self, addr: u64, len: usize) -> Result<u64, BadAddress> {
        let mut raw = [0; 8];
        self.read_into(addr, &mut raw[..len])?;
        Ok(u64::from_le_bytes(raw))
    }

    /// Stores the low `N` bytes (1, 2, 4, 8) of `value` at `addr`.
    #[inline(always)]
    pub fn store<const N: usize>(&mut self, addr: u64, value: u64) -> Result<(), BadAddress> {
        let at = addr as usize % PAGE;
        if at + N <= PAGE
            && let Some((which, nth)) = self.page_index(addr)
        {
            let area = if which == Which::Data { &mut self.data } else { &mut self.stack };
            area.own(nth)[at..at + N].copy_from_slice(&value.to_le_bytes()[..N]);
            return Ok(());
        }
        self.store_slow(addr, N, value)
    }

    #[cold]
    #[inline(never)]
    fn store_slow(&mut self, addr: u64, len: usize, value: u64) -> Result<(), BadAddress> {
        self.write_slice(addr, &value.to_le_bytes()[..len])
    }

    /// Moves the end of the heap by `delta` bytes; the old end, or `None` when there is no room.
    pub fn sbrk(&mut self, delta: i64) -> Option<u64> {
        let (start, old) = self.heap;
        let new = old.checked_add_signed(delta)?;
        if new < start || new - start > HEAP_MAX {
            return None;
        }
        let len = new.next_multiple_of(KERNEL_PAGE) - self.data_base;
        if len < self.data_len {
            self.data.truncate(len as usize / PAGE);
        }
        self.data_len = len;
        self.heap.1 = new;
        Some(old)
    }

    /// Ends a stretch of work with the stack pointer at `sp`: what lies below it is dead and
    /// forgotten, and written pages are shared again with their hash.
    pub fn settle(&mut self, sp: u64) {
        let top = (STACK_TOP - 1).saturating_sub(sp);
        if top < STACK_MAX {
            let nth = top as usize / PAGE;
            self.stack.truncate(nth + 1);
            let dead = sp as usize % PAGE;
            if self.stack.page(nth).is_some_and(|page| page[..dead].iter().any(|byte| *byte != 0)) {
                self.stack.own(nth)[..dead].fill(0);
            }
        } else if sp == STACK_TOP {
            self.stack.truncate(0);
        }
        self.data.settle();
        self.stack.settle();
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Which {
    Data,
    Stack,
}

impl PartialEq for Memory {
    fn eq(&self, other: &Memory) -> bool {
        self.heap == other.heap
            && self.data_base == other.data_base
            && self.stack == other.stack
            && self.data == other.data
            && (Arc::ptr_eq(&self.constants, &other.constants) || self.constants == other.constants)
    }
}

impl Eq for Memory {}

impl Hash for Memory {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.heap.hash(state);
        self.data.digest().hash(state);
        self.stack.digest().hash(state);
    }
}

impl fmt::Debug for Memory {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Memory({} + {} pages, heap {:#x}..{:#x})",
            self.data.len(),
            self.stack.len(),
            self.heap.0,
            self.heap.1
        )
    }
}

#[cfg(test)]
mod tests;
