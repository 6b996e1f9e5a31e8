//! Format strings against their arguments, where the format is a literal: warnings, as compilers do.

use super::value::{Body, Value};
use crate::c::hir::{ExprKind, PlaceKind, Span};
use crate::c::parse::Parser;
use crate::c::types::{Kind, Type};

/// The functions, which argument is the format, and whether it reads (scanf).
const FUNCTIONS: &[(&str, usize, bool)] = &[
    ("printf", 0, false),
    ("fprintf", 1, false),
    ("sprintf", 1, false),
    ("snprintf", 2, false),
    ("dprintf", 1, false),
    ("err", 1, false),
    ("errx", 1, false),
    ("warn", 0, false),
    ("warnx", 0, false),
    ("scanf", 0, true),
    ("fscanf", 1, true),
    ("sscanf", 1, true),
];

/// What a conversion needs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Need {
    /// An integer of this many bytes.
    Integer(u64),
    /// `char *`
    Text,
    /// Any pointer.
    Pointer,
    /// A pointer to an integer of this many bytes.
    Into(u64),
    /// Floating point, which no argument is yet.
    Float,
}

/// One conversion as written, and what it needs.
struct Conversion {
    text: String,
    need: Need,
}

impl Parser<'_, '_> {
    /// Warns when a literal format and the arguments of `name` do not go together.
    pub(crate) fn check_format(&mut self, name: &str, arguments: &[Value], span: Span) {
        let Some((_, at, reads)) = FUNCTIONS.iter().find(|(known, _, _)| *known == name) else {
            return;
        };
        let Some(format) = arguments.get(*at).and_then(|value| self.literal(value)) else { return };
        let rest = &arguments[at + 1..];
        let Some(conversions) = conversions(&format, *reads) else { return };
        for (conversion, value) in conversions.iter().zip(rest) {
            self.check_conversion(conversion, value);
        }
        let (want, got) = (conversions.len(), rest.len());
        if got < want {
            let missing = &conversions[got].text;
            self.warning(span, format!("`{missing}` in this format has no argument"))
                .help(format!("conversions in the format: {want}, arguments after it: {got}"));
        } else if got > want {
            let span = rest[want].span;
            self.warning(span, "the format has no conversion for this argument");
        }
    }

    /// The literal behind a pointer to its first byte.
    fn literal(&self, value: &Value) -> Option<Vec<u8>> {
        let Body::Expr(ExprKind::AddrOf(place)) = &value.body else { return None };
        let PlaceKind::Str(id) = place.kind else { return None };
        Some(self.link.string_bytes(id).to_vec())
    }

    fn check_conversion(&mut self, conversion: &Conversion, value: &Value) {
        let ty = &value.ty;
        if ty.is_error() {
            return;
        }
        let size = self.types.size(ty).unwrap_or(0);
        let target = ty.pointee();
        let into = target.and_then(|target| self.types.size(target)).unwrap_or(0);
        let text = target.is_some_and(|target| target.is_char() || target.is_void());
        let (fits, wanted) = match conversion.need {
            Need::Integer(8) => (ty.is_integer() && size == 8, "a `long`"),
            Need::Integer(_) => (ty.is_integer() && size <= 4, "an `int`"),
            Need::Text => (text, "a `char *`"),
            Need::Pointer => (ty.is_pointer(), "a pointer"),
            Need::Into(want) => {
                let whole = target.is_some_and(Type::is_integer);
                (whole && into == want, if want == 4 { "an `int *`" } else { "another pointer" })
            }
            Need::Float => (matches!(ty.kind, Kind::Float(_)), "floating point"),
        };
        if fits {
            return;
        }
        let (shown, percent) = (self.type_text(ty), &conversion.text);
        let help = match (conversion.need, &ty.kind) {
            (Need::Into(_), _) if ty.is_integer() => Some("put `&` before it".to_owned()),
            (Need::Text, Kind::Pointer(to)) if to.is_array() => Some(
                "leave the `&` away: an array is passed as the address of its start".to_owned(),
            ),
            (Need::Integer(4), _) if ty.is_integer() => {
                let (front, letter) = percent.split_at(percent.len() - 1);
                Some(format!("`{front}l{letter}` takes it"))
            }
            (Need::Integer(8), _) if ty.is_integer() => Some("cast it to `long`".to_owned()),
            _ => None,
        };
        let message = format!("`{percent}` needs {wanted}, but this is a `{shown}`");
        let span = value.span;
        self.warning(span, message).help = help;
    }
}

/// The conversions of a format that take an argument; `None` when one is not known here.
fn conversions(format: &[u8], reads: bool) -> Option<Vec<Conversion>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < format.len() {
        if format[at] != b'%' {
            at += 1;
            continue;
        }
        let start = at;
        at += 1;
        let mut skipped = false;
        while at < format.len() && b"-+ #0123456789.*'".contains(&format[at]) {
            if format[at] == b'*' {
                skipped = reads;
                if !reads {
                    found.push(Conversion { text: "*".to_owned(), need: Need::Integer(4) });
                }
            }
            at += 1;
        }
        let length = at;
        while at < format.len() && b"hlLqjzt".contains(&format[at]) {
            at += 1;
        }
        let length = &format[length..at];
        let letter = format.get(at).copied().filter(|letter| *letter != 0)?;
        at += 1;
        if reads && letter == b'[' {
            at += usize::from(format.get(at) == Some(&b'^'));
            at += 1;
            while at < format.len() && format[at] != b']' {
                at += 1;
            }
            at += 1;
        }
        let text = String::from_utf8_lossy(&format[start..at.min(format.len())]).into_owned();
        if skipped {
            continue;
        }
        if letter == b'%' || (letter == b'm' && !reads) {
            continue;
        }
        found.push(Conversion { text, need: need(letter, length, reads)? });
    }
    Some(found)
}

fn need(letter: u8, length: &[u8], reads: bool) -> Option<Need> {
    let bytes = match length {
        b"hh" => 1,
        b"h" => 2,
        b"" => 4,
        _ => 8,
    };
    Some(match letter {
        b'd' | b'i' | b'u' | b'x' | b'X' | b'o' if reads => Need::Into(bytes),
        b'd' | b'i' | b'u' | b'x' | b'X' | b'o' => Need::Integer(bytes.max(4)),
        b's' if length == b"l" => Need::Pointer,
        b'c' | b'[' if reads && length == b"l" => Need::Pointer,
        b'c' | b's' | b'[' if reads => Need::Text,
        b'c' => Need::Integer(4),
        b's' => Need::Text,
        b'p' | b'n' => Need::Pointer,
        b'f' | b'e' | b'g' | b'a' | b'F' | b'E' | b'G' | b'A' => Need::Float,
        _ => return None,
    })
}
