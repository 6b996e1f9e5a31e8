//! A message about the program, placed for the editor.

/// One message of the front end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Whether the program cannot run because of it.
    pub error: bool,
    /// Line, from 1; 0 when it is about no place of this file.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Characters under the caret, at least 1.
    pub width: usize,
    /// What was found.
    pub message: String,
    /// What the caret says; may be empty.
    pub label: String,
    /// What would work.
    pub help: Option<String>,
}

impl Problem {
    /// The line of `source` with the caret line under it.
    #[must_use]
    pub fn excerpt(&self, source: &str) -> Option<String> {
        let line = source.lines().nth(self.line.checked_sub(1)?)?;
        // Tabs stay tabs, and a wide character takes two columns: the caret stands under its word.
        let wide = |c: char| if c as u32 >= 0x1100 { 2 } else { 1 };
        let mut under = String::new();
        for c in line.chars().take(self.column - 1) {
            match c {
                '\t' => under.push('\t'),
                c => under.extend(std::iter::repeat_n(' ', wide(c))),
            }
        }
        let marked = line.chars().skip(self.column - 1).take(self.width.max(1));
        let carets: usize = marked.map(wide).sum::<usize>().max(1);
        Some(format!("{line}\n{under}{} {}", "^".repeat(carets), self.label))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_caret_stands_under_its_word() {
        let problem = Problem {
            error: true,
            line: 2,
            column: 5,
            width: 3,
            message: String::new(),
            label: "here".into(),
            help: None,
        };
        let excerpt = problem.excerpt("a\n\t가나 foo;\n");
        assert_eq!(excerpt.as_deref(), Some("\t가나 foo;\n\t     ^^^ here"));
        assert_eq!(problem.excerpt("a"), None);
    }
}
