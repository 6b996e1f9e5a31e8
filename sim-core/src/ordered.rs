//! Short lists kept in order.
//!
//! The general sort is several kilobytes of wasm for each type it sorts; the lists of a model have a
//! handful of entries.

/// Puts `item` behind all that are not greater.
pub(crate) fn insert<T: Ord>(list: &mut Vec<T>, item: T) {
    let at = list.partition_point(|known| *known <= item);
    list.insert(at, item);
}

/// The items in order.
pub(crate) fn sorted<T: Ord>(items: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut list = Vec::new();
    for item in items {
        insert(&mut list, item);
    }
    list
}

#[cfg(test)]
mod tests {
    #[test]
    fn items_come_out_in_order() {
        assert_eq!(super::sorted([3, 1, 2, 1]), [1, 1, 2, 3]);
    }
}
