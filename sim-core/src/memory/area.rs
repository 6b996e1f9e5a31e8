//! A growing run of pages, shared between clones until written.
//!
//! Two facts a reader would get wrong: a page that holds only zeros is the same as a page that was
//! never written, and the hash of all pages is a sum, so that one page can change it by itself.

use super::{PAGE, UNINITIALISED};
use std::sync::{Arc, OnceLock};

/// A page that is not being written, with the hash of its bytes.
struct Page {
    hash: u64,
    bytes: [u8; PAGE],
}

#[derive(Clone)]
enum Slot {
    /// Zeros.
    Zero,
    /// Shared, counted in [`Area::sum`].
    Shared(Arc<Page>),
    /// Being written: in [`Area::own`], not in the sum.
    Own(Box<[u8; PAGE]>),
}

/// Pages from number 0; those never written are absent.
#[derive(Clone)]
pub(super) struct Area {
    slots: Vec<Slot>,
    /// Numbers of the own pages, in no order that matters.
    own: Vec<u32>,
    /// Sum over shared pages.
    sum: u64,
    /// Added to page numbers, so that areas hash differently.
    salt: u64,
}

impl Area {
    pub(super) fn new(salt: u64) -> Area {
        Area { slots: Vec::new(), own: Vec::new(), sum: 0, salt }
    }

    pub(super) fn len(&self) -> usize {
        self.slots.len()
    }

    /// The bytes of page `nth`; `None` when it holds zeros.
    #[inline(always)]
    pub(super) fn page(&self, nth: usize) -> Option<&[u8; PAGE]> {
        match self.slots.get(nth) {
            Some(Slot::Own(bytes)) => Some(bytes),
            Some(Slot::Shared(page)) => Some(&page.bytes),
            Some(Slot::Zero) | None => None,
        }
    }

    /// The bytes of page `nth`, to be written.
    #[inline(always)]
    pub(super) fn own(&mut self, nth: usize) -> &mut [u8; PAGE] {
        if !matches!(self.slots.get(nth), Some(Slot::Own(_))) {
            self.make_own(nth);
        }
        match &mut self.slots[nth] {
            Slot::Own(bytes) => bytes,
            Slot::Zero | Slot::Shared(_) => unreachable!("the page was just made own"),
        }
    }

    #[cold]
    #[inline(never)]
    fn make_own(&mut self, nth: usize) {
        if nth >= self.slots.len() {
            self.slots.resize(nth + 1, Slot::Zero);
        }
        let bytes = match &self.slots[nth] {
            Slot::Shared(page) => Box::new(page.bytes),
            Slot::Zero | Slot::Own(_) => Box::new([0; PAGE]),
        };
        self.put(nth, Slot::Own(bytes));
        self.own.push(nth as u32);
    }

    /// Puts `slot` at `nth`, keeping the sum right. The caller keeps `own` right.
    fn put(&mut self, nth: usize, slot: Slot) {
        let share = |salt: u64, slot: &Slot| match slot {
            Slot::Shared(page) => mix(page.hash ^ mix(salt + nth as u64)),
            Slot::Zero | Slot::Own(_) => 0,
        };
        let sum = self.sum.wrapping_sub(share(self.salt, &self.slots[nth]));
        self.sum = sum.wrapping_add(share(self.salt, &slot));
        self.slots[nth] = slot;
    }

    /// Sets every byte of page `nth`.
    pub(super) fn fill_page(&mut self, nth: usize, byte: u8) {
        if byte != 0 && byte != UNINITIALISED {
            self.own(nth).fill(byte);
            return;
        }
        if nth >= self.slots.len() {
            self.slots.resize(nth + 1, Slot::Zero);
        }
        if matches!(self.slots[nth], Slot::Own(_)) {
            self.own.retain(|own| *own as usize != nth);
        }
        let slot = if byte == 0 { Slot::Zero } else { Slot::Shared(uninitialised()) };
        self.put(nth, slot);
    }

    /// Forgets the pages from `len` on.
    pub(super) fn truncate(&mut self, len: usize) {
        if len >= self.slots.len() {
            return;
        }
        for nth in len..self.slots.len() {
            self.put(nth, Slot::Zero);
        }
        self.slots.truncate(len);
        self.own.retain(|own| (*own as usize) < len);
    }

    /// Shares every own page again.
    pub(super) fn settle(&mut self) {
        for nth in std::mem::take(&mut self.own) {
            let nth = nth as usize;
            let slot = match &self.slots[nth] {
                Slot::Own(bytes) => settled(bytes),
                Slot::Zero | Slot::Shared(_) => unreachable!("own pages are listed"),
            };
            self.put(nth, slot);
        }
        while matches!(self.slots.last(), Some(Slot::Zero)) {
            self.slots.pop();
        }
    }

    /// A number that is equal for equal contents.
    pub(super) fn digest(&self) -> u64 {
        self.own.iter().fold(self.sum, |sum, nth| match &self.slots[*nth as usize] {
            Slot::Own(bytes) if bytes.iter().any(|byte| *byte != 0) => {
                sum.wrapping_add(mix(hash(bytes) ^ mix(self.salt + u64::from(*nth))))
            }
            _ => sum,
        })
    }
}

fn settled(bytes: &[u8; PAGE]) -> Slot {
    if bytes.iter().all(|byte| *byte == 0) {
        return Slot::Zero;
    }
    Slot::Shared(Arc::new(Page { hash: hash(bytes), bytes: *bytes }))
}

/// The one page every large uninitialised array consists of.
fn uninitialised() -> Arc<Page> {
    static PAGES: OnceLock<Arc<Page>> = OnceLock::new();
    PAGES
        .get_or_init(|| {
            let bytes = [UNINITIALISED; PAGE];
            Arc::new(Page { hash: hash(&bytes), bytes })
        })
        .clone()
}

impl PartialEq for Area {
    fn eq(&self, other: &Area) -> bool {
        if self.own.is_empty() && other.own.is_empty() && self.sum != other.sum {
            return false;
        }
        (0..self.slots.len().max(other.slots.len())).all(|nth| {
            if let (Some(Slot::Shared(a)), Some(Slot::Shared(b))) =
                (self.slots.get(nth), other.slots.get(nth))
            {
                return Arc::ptr_eq(a, b) || (a.hash == b.hash && a.bytes == b.bytes);
            }
            match (self.page(nth), other.page(nth)) {
                (Some(a), Some(b)) => a == b,
                (Some(bytes), None) | (None, Some(bytes)) => bytes.iter().all(|byte| *byte == 0),
                (None, None) => true,
            }
        })
    }
}

/// Spreads every bit of `word` over the result.
pub(super) fn mix(word: u64) -> u64 {
    let word = (word ^ (word >> 32)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let word = (word ^ (word >> 29)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    word ^ (word >> 32)
}

/// Hash of a page: four lanes, so that the multiplications overlap.
fn hash(bytes: &[u8; PAGE]) -> u64 {
    let mut lanes = [0x243F_6A88_85A3_08D3_u64, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0, 1];
    for block in bytes.chunks_exact(32) {
        for (lane, word) in lanes.iter_mut().zip(block.chunks_exact(8)) {
            let mut raw = [0; 8];
            raw.copy_from_slice(word);
            let word = u64::from_le_bytes(raw);
            *lane = (*lane ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(31);
        }
    }
    lanes.iter().fold(PAGE as u64, |all, lane| mix(all ^ *lane))
}
