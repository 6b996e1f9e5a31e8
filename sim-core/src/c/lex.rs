//! Text to preprocessing tokens.
//!
//! Two facts a reader would get wrong: nothing is an error here (a stray character or an open
//! string is a token that the parser complains about, if it gets there: inside `#if 0` it may
//! stand), and a token's text is interned without its line splices.

use super::hir::Span;
use super::intern::{Interner, Sym};

macro_rules! puncts {
    ($($name:ident $text:literal)*) => {
        /// Operators and punctuation.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum Punct { $($name),* }

        impl Punct {
            /// How it is written.
            pub(crate) fn text(self) -> &'static str {
                match self { $(Punct::$name => $text),* }
            }
        }

        /// Longest first.
        const PUNCTS: &[(&[u8], Punct)] = &[$(($text.as_bytes(), Punct::$name)),*];
    };
}

puncts! {
    Ellipsis "..." ShlAssign "<<=" ShrAssign ">>="
    Arrow "->" PlusPlus "++" MinusMinus "--" Shl "<<" Shr ">>" Le "<=" Ge ">=" EqEq "==" Ne "!="
    AndAnd "&&" OrOr "||" MulAssign "*=" DivAssign "/=" RemAssign "%=" AddAssign "+="
    SubAssign "-=" AndAssign "&=" XorAssign "^=" OrAssign "|=" HashHash "##"
    LBracket "[" RBracket "]" LParen "(" RParen ")" LBrace "{" RBrace "}" Dot "." Amp "&" Star "*"
    Plus "+" Minus "-" Tilde "~" Not "!" Slash "/" Percent "%" Lt "<" Gt ">" Caret "^" Pipe "|"
    Question "?" Colon ":" Semicolon ";" Assign "=" Comma "," Hash "#"
}

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TokenKind {
    /// A name or keyword.
    Ident,
    /// A preprocessing number.
    Number,
    /// A string literal with its quotes and prefix.
    Str,
    /// A character constant with its quotes and prefix.
    Char,
    /// An operator.
    Punct(Punct),
    /// A string or character constant that its line does not close.
    Unterminated,
    /// `/*` that the file does not close.
    OpenComment,
    /// A character that begins no token.
    Stray,
    /// The end of the file, a line or a macro argument.
    End,
}

/// The first token of a line.
pub(crate) const LINE_START: u8 = 1;
/// White space stands before it.
pub(crate) const SPACE: u8 = 2;
/// The name of a macro that must not be expanded any more.
pub(crate) const PAINTED: u8 = 4;

/// One token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) flags: u8,
    pub(crate) sym: Sym,
    pub(crate) span: Span,
}

impl Token {
    /// Whether it is this operator.
    pub(crate) fn is(&self, punct: Punct) -> bool {
        self.kind == TokenKind::Punct(punct)
    }

    pub(crate) fn has(&self, flag: u8) -> bool {
        self.flags & flag != 0
    }
}

#[derive(Clone, Copy)]
struct Lexer<'t> {
    text: &'t str,
    bytes: &'t [u8],
    at: usize,
    line: u32,
    column: u32,
    spliced: bool,
}

/// All tokens of `text`, without an end token.
pub(crate) fn lex(text: &str, file: u16, names: &mut Interner) -> Vec<Token> {
    let mut lexer =
        Lexer { text, bytes: text.as_bytes(), at: 0, line: 1, column: 1, spliced: false };
    if text.starts_with('\u{feff}') {
        lexer.at = 3;
    }
    let mut tokens = Vec::with_capacity(text.len() / 4);
    let mut flags = LINE_START;
    loop {
        flags |= lexer.white_space(&mut tokens, file, names);
        let Some(byte) = lexer.peek() else { break };
        lexer.spliced = false;
        let start = lexer;
        let kind = lexer.token(byte);
        let raw = &text[start.at..lexer.at];
        let sym = if lexer.spliced { names.intern(&unsplice(raw)) } else { names.intern(raw) };
        tokens.push(Token { kind, flags, sym, span: start.span_to(&lexer, file) });
        flags = 0;
    }
    tokens
}

/// `text` without its backslash-newlines.
fn unsplice(text: &str) -> String {
    text.replace("\\\r\n", "").replace("\\\n", "")
}

impl Lexer<'_> {
    fn span_to(&self, end: &Lexer, file: u16) -> Span {
        Span {
            file,
            line: self.line,
            column: self.column,
            start: self.at as u32,
            end: end.at as u32,
        }
    }

    /// The next byte, line splices skipped.
    fn peek(&mut self) -> Option<u8> {
        loop {
            let byte = *self.bytes.get(self.at)?;
            if byte != b'\\' {
                return Some(byte);
            }
            let skip = match (self.bytes.get(self.at + 1), self.bytes.get(self.at + 2)) {
                (Some(b'\n'), _) => 2,
                (Some(b'\r'), Some(b'\n')) => 3,
                _ => return Some(byte),
            };
            self.at += skip;
            self.line += 1;
            self.column = 1;
            self.spliced = true;
        }
    }

    fn bump(&mut self) {
        let byte = self.bytes[self.at];
        self.at += 1;
        if byte == b'\n' {
            self.line += 1;
            self.column = 1;
        } else if byte & 0xc0 != 0x80 {
            self.column += 1;
        }
    }

    fn second(&self) -> Option<u8> {
        let mut ahead = *self;
        ahead.peek()?;
        ahead.bump();
        ahead.peek()
    }

    /// Skips white space and comments; the flags they give the next token.
    fn white_space(&mut self, tokens: &mut Vec<Token>, file: u16, names: &mut Interner) -> u8 {
        let mut flags = 0;
        while let Some(byte) = self.peek() {
            match byte {
                b'\n' => flags |= LINE_START,
                b' ' | b'\t' | b'\r' | 0x0b | 0x0c => flags |= SPACE,
                b'/' if self.second() == Some(b'/') => {
                    while self.peek().is_some_and(|byte| byte != b'\n') {
                        self.bump();
                    }
                    flags |= SPACE;
                    continue;
                }
                b'/' if self.second() == Some(b'*') => {
                    self.comment(tokens, file, names);
                    flags |= SPACE;
                    continue;
                }
                _ => break,
            }
            self.bump();
        }
        flags
    }

    fn comment(&mut self, tokens: &mut Vec<Token>, file: u16, names: &mut Interner) {
        let start = *self;
        self.bump();
        self.peek();
        self.bump();
        loop {
            match self.peek() {
                None => break,
                Some(b'*') if self.second() == Some(b'/') => {
                    self.bump();
                    self.peek();
                    self.bump();
                    return;
                }
                Some(_) => self.bump(),
            }
        }
        let mut behind = start;
        behind.at += 2;
        tokens.push(Token {
            kind: TokenKind::OpenComment,
            flags: 0,
            sym: names.intern("/*"),
            span: start.span_to(&behind, file),
        });
    }

    fn token(&mut self, byte: u8) -> TokenKind {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'_' | b'$' => self.word(),
            b'0'..=b'9' => self.number(),
            b'.' if self.second().is_some_and(|next| next.is_ascii_digit()) => self.number(),
            b'"' | b'\'' => self.literal(byte),
            0x80.. => {
                let letter = self.text[self.at..].chars().next().unwrap_or(' ');
                if letter.is_alphanumeric() {
                    return self.word();
                }
                for _ in 0..letter.len_utf8() {
                    self.bump();
                }
                TokenKind::Stray
            }
            _ => self.punct(),
        }
    }

    fn word(&mut self) -> TokenKind {
        let start = self.at;
        while let Some(byte) = self.peek() {
            let inside = byte.is_ascii_alphanumeric()
                || byte == b'_'
                || byte == b'$'
                || (byte >= 0x80
                    && self.text[self.at..].chars().next().is_some_and(char::is_alphanumeric));
            if !inside {
                break;
            }
            self.bump();
            while self.bytes.get(self.at).is_some_and(|byte| byte & 0xc0 == 0x80) {
                self.bump();
            }
        }
        match (&self.text[start..self.at], self.peek()) {
            ("L" | "u" | "U" | "u8", Some(quote @ (b'"' | b'\''))) => self.literal(quote),
            _ => TokenKind::Ident,
        }
    }

    fn number(&mut self) -> TokenKind {
        let mut before = 0;
        while let Some(byte) = self.peek() {
            let exponent = matches!(before, b'e' | b'E' | b'p' | b'P');
            if !(byte.is_ascii_alphanumeric()
                || byte == b'.'
                || byte == b'_'
                || (exponent && matches!(byte, b'+' | b'-')))
            {
                break;
            }
            before = byte;
            self.bump();
        }
        TokenKind::Number
    }

    fn literal(&mut self, quote: u8) -> TokenKind {
        self.peek();
        self.bump();
        loop {
            match self.peek() {
                None | Some(b'\n') => return TokenKind::Unterminated,
                Some(b'\\') => {
                    self.bump();
                    match self.peek() {
                        None | Some(b'\n') => return TokenKind::Unterminated,
                        Some(_) => self.bump(),
                    }
                }
                Some(byte) => {
                    self.bump();
                    if byte == quote {
                        break;
                    }
                }
            }
        }
        if quote == b'"' { TokenKind::Str } else { TokenKind::Char }
    }

    fn punct(&mut self) -> TokenKind {
        let mut ahead = *self;
        let mut seen = [0; 3];
        for byte in &mut seen {
            match ahead.peek() {
                Some(next) => *byte = next,
                None => break,
            }
            ahead.bump();
        }
        for (text, punct) in PUNCTS {
            if text[0] == seen[0] && seen.starts_with(text) {
                for _ in 0..text.len() {
                    self.peek();
                    self.bump();
                }
                return TokenKind::Punct(*punct);
            }
        }
        self.bump();
        TokenKind::Stray
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        let mut names = Interner::new();
        lex(text, 0, &mut names).iter().map(|t| names.str(t.sym).to_owned()).collect()
    }

    #[test]
    fn operators_take_the_longest_match() {
        assert_eq!(
            texts("a+++b>>=c...d->e"),
            ["a", "++", "+", "b", ">>=", "c", "...", "d", "->", "e"]
        );
    }

    #[test]
    fn splices_vanish_inside_tokens_and_comments_are_space() {
        assert_eq!(texts("ab\\\ncd/* x\n */1.5e+3 // y\\\n z\nq"), ["abcd", "1.5e+3", "q"]);
        assert_eq!(
            texts("\"a\\\"b\" 'c' L\"w\" u8\"x\""),
            ["\"a\\\"b\"", "'c'", "L\"w\"", "u8\"x\""]
        );
    }

    #[test]
    fn columns_count_characters() {
        let mut names = Interner::new();
        let tokens = lex("\"한글\" x\n  y", 0, &mut names);
        assert_eq!((tokens[1].span.line, tokens[1].span.column), (1, 6));
        assert_eq!((tokens[2].span.line, tokens[2].span.column), (2, 3));
    }

    #[test]
    fn open_things_are_tokens() {
        let mut names = Interner::new();
        let kinds: Vec<TokenKind> =
            lex("\"abc\n@ /* x", 0, &mut names).iter().map(|t| t.kind).collect();
        assert_eq!(kinds, [TokenKind::Unterminated, TokenKind::Stray, TokenKind::OpenComment]);
    }
}
