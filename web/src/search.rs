//! Where a text stands in another, for lines and filters. The standard search is made for long texts
//! and weighs three kilobytes of the page.

/// The byte offset of the first `wanted` in `text`.
#[must_use]
pub fn find(text: &str, wanted: &str) -> Option<usize> {
    (0..=text.len().checked_sub(wanted.len())?)
        .find(|at| text.as_bytes()[*at..].starts_with(wanted.as_bytes()))
}

/// What stands behind the first `wanted`.
#[must_use]
pub fn behind<'t>(text: &'t str, wanted: &str) -> Option<&'t str> {
    text.get(find(text, wanted)? + wanted.len()..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_one_is_found() {
        assert_eq!(find("a pipe(p), pipe(q)", "pipe("), Some(2));
        assert_eq!(behind("파이프 pipe(p)", "pipe("), Some("p)"));
        assert_eq!(find("", "x"), None);
        assert_eq!(find("x", ""), Some(0));
    }
}
