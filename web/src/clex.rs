//! C as coloured pieces: for the editor's overlay and the process cards.
//!
//! It colours, it does not judge: anything it does not know is plain text, and the pieces put
//! together are always the source again.

use crate::search::find;

/// What a piece is, for its colour.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Names, operators, blanks.
    Plain,
    /// A keyword or a type's name.
    Keyword,
    /// A scenario word: `setup`, `process`, `always` ...
    Scenario,
    /// A name that is called.
    Call,
    /// A number or a character.
    Number,
    /// A string.
    Text,
    /// A comment.
    Comment,
    /// A preprocessor line.
    Directive,
}

impl Kind {
    /// The class of its `<span>`.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Kind::Plain => "",
            Kind::Keyword => "c-key",
            Kind::Scenario => "c-scn",
            Kind::Call => "c-call",
            Kind::Number => "c-num",
            Kind::Text => "c-str",
            Kind::Comment => "c-com",
            Kind::Directive => "c-pre",
        }
    }
}

/// A stretch of source of one kind; never crosses a line end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Piece<'a> {
    /// Its kind.
    pub kind: Kind,
    /// Its text.
    pub text: &'a str,
}

const KEYWORDS: &[&str] = &[
    "auto", "bool", "break", "case", "char", "const", "continue", "default", "do", "double",
    "else", "enum", "extern", "float", "for", "goto", "if", "inline", "int", "int32_t", "int64_t",
    "long", "mode_t", "off_t", "pid_t", "register", "return", "short", "signed", "size_t",
    "sizeof", "ssize_t", "static", "struct", "switch", "typedef", "uint32_t", "uint64_t",
    "uint8_t", "union", "unsigned", "void", "volatile", "while",
];

const SCENARIO: &[&str] =
    &["always", "deadlock", "never", "process", "schedule", "setup", "sometimes", "stuck"];

/// The source as lines of pieces.
#[must_use]
pub fn lines(source: &str) -> Vec<Vec<Piece<'_>>> {
    let mut in_comment = false;
    source.split('\n').map(|line| line_pieces(line, &mut in_comment)).collect()
}

fn line_pieces<'a>(line: &'a str, in_comment: &mut bool) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    let mut rest = line;
    if !*in_comment && rest.trim_start().starts_with('#') {
        pieces.push(Piece { kind: Kind::Directive, text: rest });
        return pieces;
    }
    while !rest.is_empty() {
        let (kind, len) = next(rest, in_comment);
        let (text, tail) = rest.split_at(len);
        pieces.push(Piece { kind, text });
        rest = tail;
    }
    pieces
}

/// The kind and length in bytes of the piece at the start of `rest`, which is not empty.
fn next(rest: &str, in_comment: &mut bool) -> (Kind, usize) {
    if *in_comment || rest.starts_with("/*") {
        let skip = if *in_comment { 0 } else { 2 };
        let end = find(&rest[skip..], "*/").map(|at| skip + at + 2);
        *in_comment = end.is_none();
        return (Kind::Comment, end.unwrap_or(rest.len()));
    }
    if rest.starts_with("//") {
        return (Kind::Comment, rest.len());
    }
    let first = rest.chars().next().expect("the rest is not empty");
    match first {
        '"' => (Kind::Text, quoted(rest, '"')),
        '\'' => (Kind::Number, quoted(rest, '\'')),
        '0'..='9' => (Kind::Number, run(rest, |c| c.is_ascii_alphanumeric() || c == '.')),
        'a'..='z' | 'A'..='Z' | '_' => word(rest),
        _ => (Kind::Plain, plain(rest)),
    }
}

fn run(text: &str, inside: impl Fn(char) -> bool) -> usize {
    text.find(|c| !inside(c)).unwrap_or(text.len())
}

fn plain(text: &str) -> usize {
    let first = text.chars().next().map_or(1, char::len_utf8);
    let starts = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '"' | '\'' | '/');
    text[first..].find(starts).map_or(text.len(), |at| first + at)
}

fn quoted(text: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in text.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == '\\' {
            escaped = true;
        } else if c == quote {
            return at + 1;
        }
    }
    text.len()
}

fn word(rest: &str) -> (Kind, usize) {
    let len = run(rest, |c| c.is_ascii_alphanumeric() || c == '_');
    let word = &rest[..len];
    let called = rest[len..].trim_start().starts_with('(');
    let kind = if KEYWORDS.contains(&word) {
        Kind::Keyword
    } else if SCENARIO.contains(&word) {
        Kind::Scenario
    } else if called {
        Kind::Call
    } else {
        Kind::Plain
    };
    (kind, len)
}

/// First and last line (from 1) of the outermost block, function head included, around `line`.
#[must_use]
pub fn block_around(source: &str, line: usize) -> Option<(usize, usize)> {
    let mut depth = 0usize;
    let mut head = 1;
    for (at, pieces) in lines(source).iter().enumerate() {
        let number = at + 1;
        let code = |kind| !matches!(kind, Kind::Comment | Kind::Directive | Kind::Text);
        let text: String = pieces.iter().filter(|p| code(p.kind)).map(|p| p.text).collect();
        let code_text = text.trim();
        if depth == 0 && code_text.is_empty() {
            head = number + 1;
        }
        let mut closed = false;
        for c in code_text.chars() {
            match c {
                '{' => depth += 1,
                '}' => {
                    depth = depth.saturating_sub(1);
                    closed = depth == 0;
                }
                _ => {}
            }
        }
        let ends = depth == 0 && (closed || code_text.ends_with(';'));
        if ends {
            if closed && (head..=number).contains(&line) {
                return Some((head, number));
            }
            head = number + 1;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROGRAM: &str = "#include <ipclab.h>\n\nint p[2]; /* the\npipe */\n\nsetup { pipe(p); }\n\nprocess(a) {\n    write(p[1], \"a\\\"{b\", 3);\n    if (p[0] == 'x') { close(p[0]); }\n}\nint helper(int n)\n{\n    return n;\n}\n";

    #[test]
    fn the_pieces_are_the_source_again() {
        let joined: Vec<String> = lines(PROGRAM)
            .iter()
            .map(|line| line.iter().map(|piece| piece.text).collect())
            .collect();
        assert_eq!(joined.join("\n"), PROGRAM);
    }

    #[test]
    fn a_piece_has_the_kind_of_its_word() {
        let lines = lines(PROGRAM);
        let has = |line: usize, kind, text| lines[line - 1].contains(&Piece { kind, text });
        assert!(has(1, Kind::Directive, "#include <ipclab.h>"));
        assert!(has(3, Kind::Comment, "/* the"));
        assert!(has(4, Kind::Comment, "pipe */"));
        assert!(has(6, Kind::Scenario, "setup"));
        assert!(has(9, Kind::Call, "write"));
        assert!(has(9, Kind::Text, "\"a\\\"{b\""));
        assert!(has(10, Kind::Number, "'x'"));
    }

    #[test]
    fn the_block_of_a_line_is_its_whole_function() {
        assert_eq!(block_around(PROGRAM, 9), Some((8, 11)));
        assert_eq!(block_around(PROGRAM, 6), Some((6, 6)));
        assert_eq!(block_around(PROGRAM, 14), Some((12, 15)));
        assert_eq!(block_around(PROGRAM, 2), None);
    }

    #[test]
    fn any_text_can_be_coloured() {
        for text in ["", "\"", "'", "/*", "*/", "한글 \"글자\" 'ㄱ", "#", "}}}{", "a/b", "\u{0}\r"]
        {
            let joined: String = lines(text).concat().iter().map(|piece| piece.text).collect();
            assert_eq!(joined, text.replace('\n', ""));
        }
    }
}
