//! A 64-bit hash with a fixed seed: the same on every machine, native and wasm. And a shared value
//! that remembers its own, so that a step pays only for what it changed.

use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::{Arc, OnceLock};

const SEED: u64 = 0x243f_6a88_85a3_08d3;
const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;

/// FNV-1a of a scenario's text, 64 bits: names the text in golden files and evidence.
#[must_use]
pub fn text_hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// Folded multiplication of 64-bit words; sizes and discriminants count as 64 bits everywhere.
#[derive(Clone, Debug)]
pub struct Fingerprint(u64);

impl Fingerprint {
    /// The fingerprint of one value.
    pub fn of<T: Hash + ?Sized>(value: &T) -> u64 {
        let mut hasher = Fingerprint::default();
        value.hash(&mut hasher);
        hasher.finish()
    }

    #[inline]
    fn mix(&mut self, word: u64) {
        let wide = u128::from(self.0 ^ word) * u128::from(FACTOR);
        self.0 =
            ((wide as u64) ^ ((wide >> 64) as u64)).rotate_left(23) ^ word.wrapping_mul(FACTOR);
    }
}

impl Default for Fingerprint {
    fn default() -> Fingerprint {
        Fingerprint(SEED)
    }
}

impl Hasher for Fingerprint {
    fn finish(&self) -> u64 {
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn write(&mut self, bytes: &[u8]) {
        let mut words = bytes.chunks_exact(8);
        for word in &mut words {
            let word: [u8; 8] = word.try_into().expect("chunks of 8 bytes");
            self.mix(u64::from_le_bytes(word));
        }
        let rest = words.remainder();
        if !rest.is_empty() {
            let mut last = [0; 8];
            last[..rest.len()].copy_from_slice(rest);
            self.mix(u64::from_le_bytes(last) ^ ((rest.len() as u64) << 56));
        }
    }

    fn write_u8(&mut self, value: u8) {
        self.mix(u64::from(value));
    }
    fn write_u16(&mut self, value: u16) {
        self.mix(u64::from(value));
    }
    fn write_u32(&mut self, value: u32) {
        self.mix(u64::from(value));
    }
    fn write_u64(&mut self, value: u64) {
        self.mix(value);
    }
    fn write_usize(&mut self, value: usize) {
        self.mix(value as u64);
    }
    fn write_i8(&mut self, value: i8) {
        self.mix(value as u64);
    }
    fn write_i16(&mut self, value: i16) {
        self.mix(value as u64);
    }
    fn write_i32(&mut self, value: i32) {
        self.mix(value as u64);
    }
    fn write_i64(&mut self, value: i64) {
        self.mix(value as u64);
    }
    fn write_isize(&mut self, value: isize) {
        self.mix(value as i64 as u64);
    }
}

/// A value that clones share until one of them changes it; hashed once.
#[derive(Clone, Debug, Default)]
pub struct Shared<T>(Arc<Remembered<T>>);

#[derive(Debug, Default)]
struct Remembered<T> {
    value: T,
    print: OnceLock<u64>,
}

impl<T: Clone> Clone for Remembered<T> {
    fn clone(&self) -> Remembered<T> {
        Remembered { value: self.value.clone(), print: OnceLock::new() }
    }
}

impl<T> Shared<T> {
    /// Takes a value in.
    pub fn new(value: T) -> Shared<T> {
        Shared(Arc::new(Remembered { value, print: OnceLock::new() }))
    }
}

impl<T: Clone> Shared<T> {
    /// The value to be changed; it is copied first if it is shared.
    pub fn make_mut(&mut self) -> &mut T {
        let inner = Arc::make_mut(&mut self.0);
        inner.print = OnceLock::new();
        &mut inner.value
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0.value
    }
}

impl<T: Eq> PartialEq for Shared<T> {
    fn eq(&self, other: &Shared<T>) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0.value == other.0.value
    }
}

impl<T: Eq> Eq for Shared<T> {}

impl<T: Hash> Hash for Shared<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(*self.0.print.get_or_init(|| Fingerprint::of(&self.0.value)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_value_is_the_same_on_every_machine() {
        assert_eq!(Fingerprint::of(&(1u32, -1i64, "abc", 7usize)), 6_331_941_587_134_178_493);
    }

    #[test]
    fn a_changed_value_has_another_fingerprint() {
        let one = Shared::new(vec![1, 2]);
        let mut other = one.clone();
        assert_eq!(Fingerprint::of(&one), Fingerprint::of(&other));
        other.make_mut().push(3);
        assert_ne!(one, other);
        assert_ne!(Fingerprint::of(&one), Fingerprint::of(&other));
        assert_eq!(Fingerprint::of(&other), Fingerprint::of(&Shared::new(vec![1, 2, 3])));
    }

    #[test]
    fn close_values_have_different_fingerprints() {
        let mut all: Vec<u64> = (0..100_000u64).map(|n| Fingerprint::of(&[n, 0])).collect();
        all.extend((1..100_000u64).map(|n| Fingerprint::of(&[0, n])));
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), 199_999);
    }
}
