//! Claims against a set of endings: `always`, `sometimes`, `never`.

use crate::c::hir::{BinOp, Claim, ClaimExpr, ClaimKind, Observed, UnOp};
use crate::machine::ending::{Ending, Seen};
use crate::value::Bytes;

/// What is known about an expression over all endings.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// True in every ending.
    Always,
    /// True in some endings, not in all.
    Sometimes,
    /// True in no ending.
    Never,
    /// The search was not complete, so it could still be otherwise.
    Unknown,
}

impl Verdict {
    /// The word in reports.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Always => "Always",
            Verdict::Sometimes => "Sometimes",
            Verdict::Never => "Never",
            Verdict::Unknown => "Unknown",
        }
    }
}

/// A claim judged.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Judged {
    /// `always`, `sometimes` or `never`.
    pub kind: ClaimKind,
    /// The expression as written.
    pub text: String,
    /// Its line.
    pub line: u32,
    /// What was found.
    pub verdict: Verdict,
    /// In how many endings it is true.
    pub holds_in: usize,
    /// Whether the claim is right; `None`: not known.
    pub right: Option<bool>,
    /// Index of an ending that shows it: a witness of `sometimes`, a counterexample of the others.
    pub shown_by: Option<usize>,
}

/// The word of a kind of claim.
#[must_use]
pub fn kind_word(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Always => "always",
        ClaimKind::Sometimes => "sometimes",
        ClaimKind::Never => "never",
    }
}

/// Judges a claim over `endings`, which are all there are if `complete`.
#[must_use]
pub fn judge(claim: &Claim, endings: &[&Ending], complete: bool) -> Judged {
    let truth: Vec<bool> = endings.iter().map(|ending| holds(&claim.expr, ending)).collect();
    let holds_in = truth.iter().filter(|holds| **holds).count();
    let first = |wanted: bool| truth.iter().position(|holds| *holds == wanted);
    let verdict = match (holds_in, complete) {
        (n, _) if n > 0 && n < endings.len() => Verdict::Sometimes,
        (_, false) => Verdict::Unknown,
        (0, true) => Verdict::Never,
        (_, true) => Verdict::Always,
    };
    let known = |right: bool| (right || complete).then_some(right);
    let (right, shown_by) = match claim.kind {
        ClaimKind::Always => match first(false) {
            Some(counter) => (Some(false), Some(counter)),
            None => (complete.then_some(true), None),
        },
        ClaimKind::Never => match first(true) {
            Some(counter) => (Some(false), Some(counter)),
            None => (complete.then_some(true), None),
        },
        ClaimKind::Sometimes => (known(holds_in > 0), first(true)),
    };
    let (text, line) = (claim.text.clone(), claim.span.line);
    Judged { kind: claim.kind, text, line, verdict, holds_in, right, shown_by }
}

/// Whether `expr` is true in `ending`; an expression without a value there is false.
#[must_use]
pub fn holds(expr: &ClaimExpr, ending: &Ending) -> bool {
    value(expr, ending).is_some_and(|value| value != 0)
}

/// The value of a claim's expression in `ending`; `None` where it has none.
fn value(expr: &ClaimExpr, ending: &Ending) -> Option<i64> {
    Some(match expr {
        ClaimExpr::Const(value) => *value,
        ClaimExpr::Str(_) => return None,
        ClaimExpr::Observed(leaf) => match ending.seen(leaf)? {
            Seen::Number(number) => *number,
            Seen::Bytes(_) | Seen::Absent => return None,
        },
        ClaimExpr::Unary(op, inner) => unary(*op, value(inner, ending)?),
        ClaimExpr::Binary(op, a, b) => match compare_texts(*op, a, b, ending) {
            Some(result) => result?,
            None => binary(*op, value(a, ending)?, value(b, ending)?)?,
        },
        ClaimExpr::And(a, b) => i64::from(holds(a, ending) && holds(b, ending)),
        ClaimExpr::Or(a, b) => i64::from(holds(a, ending) || holds(b, ending)),
    })
}

fn unary(op: UnOp, value: i64) -> i64 {
    match op {
        UnOp::Neg => value.wrapping_neg(),
        UnOp::BitNot => !value,
        UnOp::Not => i64::from(value == 0),
    }
}

fn binary(op: BinOp, a: i64, b: i64) -> Option<i64> {
    Some(match op {
        BinOp::Add => a.wrapping_add(b),
        BinOp::Sub => a.wrapping_sub(b),
        BinOp::Mul => a.wrapping_mul(b),
        BinOp::Div => a.checked_div(b)?,
        BinOp::Rem => a.checked_rem(b)?,
        BinOp::And => a & b,
        BinOp::Or => a | b,
        BinOp::Xor => a ^ b,
        BinOp::Shl => a.checked_shl(u32::try_from(b).ok()?)?,
        BinOp::Shr => a.checked_shr(u32::try_from(b).ok()?)?,
        BinOp::Eq => i64::from(a == b),
        BinOp::Ne => i64::from(a != b),
        BinOp::Lt => i64::from(a < b),
        BinOp::Le => i64::from(a <= b),
        BinOp::Gt => i64::from(a > b),
        BinOp::Ge => i64::from(a >= b),
    })
}

/// A comparison in which a side is text: `a.out == "hi\n"`. `None`: no side is.
fn compare_texts(op: BinOp, a: &ClaimExpr, b: &ClaimExpr, ending: &Ending) -> Option<Option<i64>> {
    if !is_text(a) && !is_text(b) {
        return None;
    }
    let equal = match (text(a, ending), text(b, ending)) {
        (Some(a), Some(b)) => Bytes::from_slice(&a) == Bytes::from_slice(&b),
        _ => return Some(None),
    };
    Some(match op {
        BinOp::Eq => Some(i64::from(equal)),
        BinOp::Ne => Some(i64::from(!equal)),
        _ => None,
    })
}

fn is_text(expr: &ClaimExpr) -> bool {
    matches!(expr, ClaimExpr::Str(_) | ClaimExpr::Observed(Observed::Out(_)))
}

fn text(expr: &ClaimExpr, ending: &Ending) -> Option<Vec<u8>> {
    match expr {
        ClaimExpr::Str(text) => Some(text.clone()),
        ClaimExpr::Observed(leaf) => match ending.seen(leaf)? {
            Seen::Bytes(bytes) => Some(bytes.clone()),
            Seen::Number(_) | Seen::Absent => None,
        },
        _ => None,
    }
}
