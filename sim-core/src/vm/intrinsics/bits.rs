//! Counting and swapping bits, as gcc's builtins do.

use super::{Cx, Outcome};

type Args = [u64; 4];

macro_rules! bits {
    ($($name:ident $ty:ty = $value:expr;)*) => {
        $(pub(super) fn $name(_: &mut Cx<'_>, [a, ..]: Args) -> Outcome {
            let value: fn($ty) -> u64 = $value;
            Ok(value(a as $ty))
        })*
    };
}

bits! {
    bswap16 u16 = |a| u64::from(a.swap_bytes());
    bswap32 u32 = |a| u64::from(a.swap_bytes());
    bswap64 u64 = u64::swap_bytes;
    clz u32 = |a| u64::from(a.leading_zeros());
    ctz u32 = |a| u64::from(a.trailing_zeros());
    popcount u32 = |a| u64::from(a.count_ones());
    ffs u32 = |a| if a == 0 { 0 } else { u64::from(a.trailing_zeros()) + 1 };
    clzl u64 = |a| u64::from(a.leading_zeros());
    ctzl u64 = |a| u64::from(a.trailing_zeros());
    popcountl u64 = |a| u64::from(a.count_ones());
    ffsl u64 = |a| if a == 0 { 0 } else { u64::from(a.trailing_zeros()) + 1 };
}
