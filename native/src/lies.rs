//! A kernel that lies: what a check must notice. Used by tests only.

use crate::crew::Settled;

/// One lie, told once.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A read or write that returned said EAGAIN instead.
    Again,
    /// A woken sleeper is said to be asleep still.
    DropWake,
    /// One byte of what was read is another.
    OneByte,
}

/// A lie and how often the chance was let pass.
#[derive(Clone, Debug)]
pub struct Lie {
    kind: Kind,
    skip: u32,
    /// Whether it was told.
    pub told: bool,
}

impl Lie {
    /// To be told at the chance after `skip` others.
    #[must_use]
    pub fn new(kind: Kind, skip: u32) -> Lie {
        Lie { kind, skip, told: false }
    }

    /// Changes the news, once.
    pub(crate) fn tell(&mut self, news: &mut Vec<(usize, Settled)>) {
        if self.told {
            return;
        }
        let woken = news.len() > 1;
        for nth in 0..news.len() {
            let Settled::Returned { ret, out } = &mut news[nth].1 else { continue };
            let chance = match self.kind {
                Kind::Again => *ret > 0 && !out.is_empty(),
                Kind::DropWake => woken,
                Kind::OneByte => *ret > 0 && out.iter().any(|(_, bytes)| !bytes.is_empty()),
            };
            if !chance {
                continue;
            }
            if self.skip > 0 {
                self.skip -= 1;
                continue;
            }
            self.told = true;
            match self.kind {
                Kind::Again => {
                    *ret = -i64::from(libc::EAGAIN);
                    out.clear();
                }
                Kind::DropWake => {
                    news.remove(nth);
                }
                Kind::OneByte => {
                    let mut bytes = out[0].1.to_vec();
                    bytes[0] ^= 1;
                    out[0].1 = sim_core::value::Bytes::from_slice(&bytes);
                }
            }
            return;
        }
    }
}
