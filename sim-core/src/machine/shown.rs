//! Text that only grows, with a hash that grows along: what a terminal shows, what a process wrote.

use crate::value::Bytes;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Portions that are kept apart before they become a block.
const PORTIONS_MAX: u32 = 64;
/// Blocks up to this size are written out as one piece.
const BLOCK_MAX: u64 = 1 << 16;

/// Everything written so far. Comparing, hashing and copying cost little, however long it is.
#[derive(Clone, Debug, Default)]
pub struct Shown {
    /// What was written long ago, in blocks that copies share.
    blocks: Arc<Vec<Bytes>>,
    /// What was written since.
    tail: Bytes,
    /// How many times since.
    portions: u32,
    len: u64,
    /// FNV-1a over the bytes, in whatever portions they came.
    print: u64,
}

impl Shown {
    /// The bytes.
    #[must_use]
    pub fn text(&self) -> Bytes {
        let mut text = Bytes::new();
        self.blocks.iter().for_each(|block| text.append(block));
        text.append(&self.tail);
        text
    }

    /// Whether nothing was written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// How many bytes.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.len
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
        self.len += bytes.len();
        self.tail.append(bytes);
        self.portions += 1;
        if self.portions >= PORTIONS_MAX {
            let tail = std::mem::take(&mut self.tail);
            let block =
                if tail.len() <= BLOCK_MAX { Bytes::from_slice(&tail.to_vec()) } else { tail };
            Arc::make_mut(&mut self.blocks).push(block);
            self.portions = 0;
        }
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Shown) -> bool {
        self.print == other.print && self.len == other.len
    }
}

impl Eq for Shown {}

impl Hash for Shown {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write_u64(self.print);
        state.write_u64(self.len);
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

    #[test]
    fn nothing_is_lost_in_blocks() {
        let mut shown = Shown::default();
        let mut text = Vec::new();
        for nth in 0..1000 {
            let line = format!("{nth}\n");
            shown.append(&Bytes::from(line.as_str()));
            text.extend_from_slice(line.as_bytes());
        }
        assert_eq!(shown.text().to_vec(), text);
    }
}
