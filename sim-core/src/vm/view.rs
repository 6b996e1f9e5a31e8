//! A process seen from outside: where it is, what its variables hold.

use super::image::{Home, HomePlace};
use super::{FrameView, LocalView, Site, Vm};
use crate::c::hir::{FnId, Local, Span, Ty};
use crate::memory::{Memory, UNINITIALISED};

/// How many elements and characters of an array are shown.
const SHOWN_MAX: u64 = 32;

impl Vm {
    /// Where the process is: the innermost place that is not library code.
    #[must_use]
    pub fn site(&self) -> Site {
        let functions = &self.image.unit.functions;
        for (nth, frame) in self.frames.iter().enumerate().rev() {
            if !functions[frame.function.0 as usize].library {
                let span = self.image.span(self.instruction(nth));
                return Site { span, function: frame.function };
            }
        }
        if let Some(ended) = &self.ended {
            return Site { span: self.image.span(ended.pc), function: ended.function };
        }
        let function = self.image.unit.main.unwrap_or(FnId(0));
        let span = functions.get(function.0 as usize).map_or_else(Span::default, |f| f.span);
        Site { span, function }
    }

    /// A scalar variable of the outermost block of `function`: as it is, or as it was when the
    /// function returned. `None`: there is none, or the function was not entered.
    #[must_use]
    pub fn variable(&self, function: FnId, name: &str) -> Option<i64> {
        let code = self.image.fn_code(function);
        let locals = &self.image.unit.functions[function.0 as usize].locals;
        let is_it = |local: &Local| local.outermost && local.name == name;
        if let Some(frame) = self.frames.iter().find(|frame| frame.function == function) {
            let local = locals.iter().position(is_it)?;
            return scalar(&code.homes[local], self.regs.get(frame.base as usize..)?, &self.memory);
        }
        let ended = self.ended.as_ref().filter(|ended| ended.function == function)?;
        let nth = code.observed.iter().position(|id| is_it(&locals[id.0 as usize]))?;
        ended.values.get(nth).copied()
    }

    /// The functions in progress with their variables, innermost first, library code left out.
    #[must_use]
    pub fn frames(&self) -> Vec<FrameView> {
        (0..self.frames.len())
            .rev()
            .filter(|nth| {
                let function = self.frames[*nth].function;
                !self.image.unit.functions[function.0 as usize].library
            })
            .map(|nth| self.frame(nth))
            .collect()
    }

    fn frame(&self, nth: usize) -> FrameView {
        let function = self.frames[nth].function;
        let at = self.instruction(nth);
        let regs = self.regs.get(self.frames[nth].base as usize..).unwrap_or(&[]);
        let locals = &self.image.unit.functions[function.0 as usize].locals;
        let homes = &self.image.fn_code(function).homes;
        let named = locals.iter().zip(homes).filter(|(local, _)| !local.name.is_empty());
        let locals = named
            .filter(|(local, home)| local.outermost || home.live.contains(&at))
            .map(|(local, home)| LocalView {
                name: local.name.clone(),
                c_type: local.c_type.clone(),
                value: self.text(local, home, regs),
            })
            .collect();
        FrameView { function, span: self.image.span(at), locals }
    }

    fn text(&self, local: &Local, home: &Home, regs: &[u64]) -> Option<String> {
        match (&local.ty, home.place) {
            (Ty::Bytes { size, .. }, HomePlace::Frame(offset, _)) => {
                let addr = regs.first()? + u64::from(offset);
                self.bytes_text(&local.c_type, addr, *size)
            }
            (Ty::Pointer, _) => {
                let value = scalar(home, regs, &self.memory)? as u64;
                (value != super::image::uninitialised(&Ty::Pointer))
                    .then(|| self.pointer_text(&local.c_type, value))
            }
            (ty, _) => {
                let value = scalar(home, regs, &self.memory)?;
                let unset = super::image::uninitialised(ty) as i64;
                (value != unset || *ty == Ty::Bool).then(|| number_text(&local.c_type, value))
            }
        }
    }

    fn pointer_text(&self, c_type: &str, value: u64) -> String {
        if value == 0 {
            return "NULL".to_owned();
        }
        if let Some(function) = self.image.function_at(value) {
            return self.image.unit.functions[function.0 as usize].name.clone();
        }
        if is_char(c_type.trim_end_matches(['*', ' ']))
            && c_type.matches('*').count() == 1
            && let Ok(text) = self.memory.c_string(value)
        {
            return quoted(&text);
        }
        format!("{value:#x}")
    }

    /// An array of characters as a string, of numbers as a list, anything else by its size.
    fn bytes_text(&self, c_type: &str, addr: u64, size: u64) -> Option<String> {
        let mut bytes = vec![0; size.min(8 * SHOWN_MAX) as usize];
        self.memory.read_into(addr, &mut bytes).ok()?;
        if bytes.iter().all(|byte| *byte == UNINITIALISED) {
            return None;
        }
        let Some((element, count)) = c_type.split_once('[') else {
            return Some(format!("{{...}} ({size} bytes)"));
        };
        let Some(count) = count.strip_suffix(']').and_then(|n| n.trim().parse::<u64>().ok()) else {
            return Some(format!("{{...}} ({size} bytes)"));
        };
        let element = element.trim();
        if is_char(element) {
            let end = bytes.iter().position(|byte| *byte == 0).unwrap_or(bytes.len());
            return Some(quoted(&bytes[..end]));
        }
        if has_word(element, "struct") || has_word(element, "union") || count == 0 {
            return Some(format!("{{...}} ({size} bytes)"));
        }
        let width = (size / count) as usize;
        let signed = !has_word(element, "unsigned") && !element.contains('*');
        let items: Vec<String> = bytes
            .chunks_exact(width.clamp(1, 8))
            .take(SHOWN_MAX.min(count) as usize)
            .map(|raw| number(raw, signed).to_string())
            .collect();
        let more = if count > SHOWN_MAX { ", ..." } else { "" };
        Some(format!("{{{}{more}}}", items.join(", ")))
    }
}

/// Whether `word` stands in a type as C text.
fn has_word(c_type: &str, word: &str) -> bool {
    c_type.split([' ', '*', '(', ')']).any(|part| part == word)
}

fn is_char(c_type: &str) -> bool {
    let words = || c_type.split_whitespace().filter(|word| *word != "const");
    words().eq(["char"]) || words().eq(["unsigned", "char"]) || words().eq(["signed", "char"])
}

fn quoted(text: &[u8]) -> String {
    let shown = &text[..text.len().min(SHOWN_MAX as usize)];
    let more = if text.len() > shown.len() { "..." } else { "" };
    format!("\"{}\"{more}", String::from_utf8_lossy(shown).escape_debug())
}

fn number_text(c_type: &str, value: i64) -> String {
    match u8::try_from(value) {
        Ok(byte) if is_char(c_type) && (b' '..=b'~').contains(&byte) => {
            format!("{value} '{}'", byte as char)
        }
        _ if has_word(c_type, "unsigned") || c_type == "size_t" => (value as u64).to_string(),
        _ => value.to_string(),
    }
}

fn number(raw: &[u8], signed: bool) -> i64 {
    let mut word = [if signed && raw.last().is_some_and(|b| b & 0x80 != 0) { 0xFF } else { 0 }; 8];
    word[..raw.len()].copy_from_slice(raw);
    i64::from_le_bytes(word)
}

/// The number a local holds; `regs` are its frame's. `None` when it is no scalar.
pub(super) fn scalar(home: &Home, regs: &[u64], memory: &Memory) -> Option<i64> {
    let (size, signed) = match home.ty {
        Ty::Int { size, signed } => (size, signed),
        Ty::Bool => (1, false),
        Ty::Pointer => (8, false),
        Ty::Void | Ty::Bytes { .. } => return None,
    };
    match home.place {
        HomePlace::Register(register, unset) => {
            Some(regs.get(usize::from(register)).copied().unwrap_or(unset) as i64)
        }
        HomePlace::Frame(offset, _) => {
            let mut raw = [0; 8];
            let raw = &mut raw[..usize::from(size)];
            memory.read_into(regs.first()? + u64::from(offset), raw).ok()?;
            Some(number(raw, signed))
        }
    }
}
