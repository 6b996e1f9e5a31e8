//! Text that only grows, with a hash that grows along: what a terminal shows, what a process wrote.

use crate::value::Bytes;
use std::hash::{Hash, Hasher};

/// Everything written so far. Comparing and hashing cost nothing, however long it is.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    text: Bytes,
    /// FNV-1a over the bytes, in whatever portions they came.
    print: u64,
}

impl Shown {
    /// The bytes.
    #[must_use]
    pub fn text(&self) -> &Bytes {
        &self.text
    }

    /// Puts `bytes` behind the others.
    pub fn append(&mut self, bytes: &Bytes) {
        const PRIME: u64 = 0x0000_0100_0000_01b3;
        let mut print = self.print ^ 0xcbf2_9ce4_8422_2325;
        for (byte, len) in bytes.runs() {
            for _ in 0..len {
                print = (print ^ u64::from(byte)).wrapping_mul(PRIME);
            }
        }
        self.print = print ^ 0xcbf2_9ce4_8422_2325;
        self.text.append(bytes);
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Shown) -> bool {
        self.print == other.print && self.text.len() == other.text.len()
    }
}

impl Eq for Shown {}

impl Hash for Shown {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.print);
        state.write_u64(self.text.len());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn portions_do_not_matter() {
        let mut one = Shown::default();
        one.append(&Bytes::from("abc"));
        let mut two = Shown::default();
        two.append(&Bytes::from("a"));
        two.append(&Bytes::from("bc"));
        assert_eq!(one, two);
        two.append(&Bytes::from("d"));
        assert_ne!(one, two);
    }
}
