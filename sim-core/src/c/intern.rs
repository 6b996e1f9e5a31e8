//! Names as numbers: every identifier, number and literal of the sources once.
//!
//! Keywords come first, so a name below [`KEYWORDS`]`.len()` is one.

use crate::c::hash::Map;
use std::rc::Rc;

/// A piece of source text by its number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(crate) struct Sym(pub(crate) u32);

macro_rules! keywords {
    ($($kw:ident : $($spelling:literal)+ ;)*) => {
        /// The words C (and GNU C) keeps for itself.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum Kw { $($kw),* }

        /// Every spelling with its keyword.
        pub(crate) const KEYWORDS: &[(&str, Kw)] = &[$($(($spelling, Kw::$kw)),+),*];
    };
}

keywords! {
    Alignas: "_Alignas";
    Alignof: "_Alignof" "__alignof__" "__alignof";
    Asm: "asm" "__asm__" "__asm";
    Atomic: "_Atomic";
    Attribute: "__attribute__" "__attribute";
    Auto: "auto";
    AutoType: "__auto_type";
    Bool: "_Bool";
    Break: "break";
    Case: "case";
    Char: "char";
    Complex: "_Complex" "__complex__";
    Const: "const" "__const" "__const__";
    Continue: "continue";
    Default: "default";
    Do: "do";
    Double: "double";
    Else: "else";
    Enum: "enum";
    Extension: "__extension__";
    Extern: "extern";
    Float: "float" "_Float128" "__float128" "_Float64" "_Float32";
    For: "for";
    Generic: "_Generic";
    Goto: "goto";
    If: "if";
    Inline: "inline" "__inline" "__inline__";
    Int: "int";
    Int128: "__int128" "__int128_t" "__uint128_t";
    Long: "long";
    Noreturn: "_Noreturn";
    Register: "register";
    Restrict: "restrict" "__restrict" "__restrict__";
    Return: "return";
    Short: "short";
    Signed: "signed" "__signed__" "__signed";
    Sizeof: "sizeof";
    Static: "static";
    StaticAssert: "_Static_assert";
    Struct: "struct";
    Switch: "switch";
    ThreadLocal: "_Thread_local" "__thread";
    Typedef: "typedef";
    Typeof: "typeof" "__typeof__" "__typeof";
    Union: "union";
    Unsigned: "unsigned";
    VaArg: "__builtin_va_arg";
    Void: "void";
    Volatile: "volatile" "__volatile__" "__volatile";
    While: "while";
}

/// The table of names.
pub(crate) struct Interner {
    names: Vec<Rc<str>>,
    numbers: Map<Rc<str>, Sym>,
}

impl Interner {
    pub(crate) fn new() -> Interner {
        let mut interner = Interner { names: Vec::new(), numbers: Map::default() };
        for (spelling, _) in KEYWORDS {
            interner.intern(spelling);
        }
        interner
    }

    /// The number of `text`.
    pub(crate) fn intern(&mut self, text: &str) -> Sym {
        if let Some(sym) = self.numbers.get(text) {
            return *sym;
        }
        let sym = Sym(self.names.len() as u32);
        let text: Rc<str> = text.into();
        self.names.push(text.clone());
        self.numbers.insert(text, sym);
        sym
    }

    /// The text behind a number; shared, so that it can be kept while names are added.
    pub(crate) fn text(&self, sym: Sym) -> Rc<str> {
        self.names[sym.0 as usize].clone()
    }

    /// The text behind a number.
    pub(crate) fn str(&self, sym: Sym) -> &str {
        &self.names[sym.0 as usize]
    }
}

impl Sym {
    /// The keyword this is.
    pub(crate) fn keyword(self) -> Option<Kw> {
        KEYWORDS.get(self.0 as usize).map(|(_, kw)| *kw)
    }
}
