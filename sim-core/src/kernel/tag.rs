//! Two kinds of record that are kept for people: tags, and the log of what a terminal showed.

use crate::fingerprint::Fingerprint;
use crate::value::{Bytes, ProcId};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Something remembered for people: it takes no part in equality and hashing of states.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tag<T>(pub T);

impl<T> PartialEq for Tag<T> {
    fn eq(&self, _: &Tag<T>) -> bool {
        true
    }
}

impl<T> Eq for Tag<T> {}

impl<T> Hash for Tag<T> {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// What a terminal showed, and who wrote it: appending and cloning cost the same at any length.
#[derive(Clone, Default, Debug)]
pub struct Log {
    last: Option<Arc<Entry>>,
}

#[derive(Debug)]
struct Entry {
    before: Log,
    who: ProcId,
    bytes: Bytes,
    /// Of this entry and all before it.
    fingerprint: u64,
}

impl Log {
    /// Puts `bytes` written by `who` at the end.
    pub fn append(&mut self, who: ProcId, bytes: Bytes) {
        let fingerprint = Fingerprint::of(&(self.fingerprint(), who, &bytes));
        let before = std::mem::take(self);
        self.last = Some(Arc::new(Entry { before, who, bytes, fingerprint }));
    }

    fn fingerprint(&self) -> u64 {
        self.last.as_ref().map_or(0, |entry| entry.fingerprint)
    }

    /// Everything written, oldest first: (who, bytes).
    #[must_use]
    pub fn entries(&self) -> Vec<(ProcId, &Bytes)> {
        let mut all = Vec::new();
        let mut at = self;
        while let Some(entry) = &at.last {
            all.push((entry.who, &entry.bytes));
            at = &entry.before;
        }
        all.reverse();
        all
    }

    /// Everything written, as one string of bytes.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        self.entries().iter().flat_map(|(_, bytes)| bytes.to_vec()).collect()
    }
}

impl PartialEq for Log {
    fn eq(&self, other: &Log) -> bool {
        self.fingerprint() == other.fingerprint()
    }
}

impl Eq for Log {}

impl Hash for Log {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.fingerprint().hash(state);
    }
}

/// Entries are freed one after the other: a long log must not recurse.
impl Drop for Log {
    fn drop(&mut self) {
        let mut next = self.last.take();
        while let Some(entry) = next {
            match Arc::try_unwrap(entry) {
                Ok(mut entry) => next = entry.before.last.take(),
                Err(_) => return,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_log_is_compared_and_freed() {
        let mut log = Log::default();
        for _ in 0..100_000 {
            log.append(ProcId(0), Bytes::from("x"));
        }
        let mut same = log.clone();
        assert_eq!(log, same);
        same.append(ProcId(1), Bytes::from("y"));
        assert_ne!(log, same);
        assert_eq!(same.entries().len(), 100_001);
    }
}
