//! C types and the tables of records and enumerations.
//!
//! A record's members can become known after the type was named, so records live in a table and
//! types hold their number. Qualifiers of an array are those of its elements.

use super::hir::{Span, Ty};
use super::intern::{Interner, Sym};
use std::rc::Rc;

/// The integer types but `_Bool` and enumerations.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum IntKind {
    Char,
    SChar,
    UChar,
    Short,
    UShort,
    Int,
    UInt,
    Long,
    ULong,
    LongLong,
    ULongLong,
}

impl IntKind {
    pub(crate) fn size(self) -> u8 {
        match self {
            IntKind::Char | IntKind::SChar | IntKind::UChar => 1,
            IntKind::Short | IntKind::UShort => 2,
            IntKind::Int | IntKind::UInt => 4,
            _ => 8,
        }
    }

    pub(crate) fn signed(self) -> bool {
        !matches!(
            self,
            IntKind::UChar | IntKind::UShort | IntKind::UInt | IntKind::ULong | IntKind::ULongLong
        )
    }

    pub(crate) fn name(self) -> &'static str {
        match self {
            IntKind::Char => "char",
            IntKind::SChar => "signed char",
            IntKind::UChar => "unsigned char",
            IntKind::Short => "short",
            IntKind::UShort => "unsigned short",
            IntKind::Int => "int",
            IntKind::UInt => "unsigned int",
            IntKind::Long => "long",
            IntKind::ULong => "unsigned long",
            IntKind::LongLong => "long long",
            IntKind::ULongLong => "unsigned long long",
        }
    }

    /// The unsigned type of the same rank.
    pub(crate) fn to_unsigned(self) -> IntKind {
        match self {
            IntKind::Char | IntKind::SChar => IntKind::UChar,
            IntKind::Short => IntKind::UShort,
            IntKind::Int => IntKind::UInt,
            IntKind::Long => IntKind::ULong,
            IntKind::LongLong => IntKind::ULongLong,
            other => other,
        }
    }
}

/// `const`
pub(crate) const CONST: u8 = 1;
/// `volatile`
pub(crate) const VOLATILE: u8 = 2;
/// `_Atomic`
pub(crate) const ATOMIC: u8 = 4;
/// `restrict`
pub(crate) const RESTRICT: u8 = 8;

/// Index of a struct or union.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct RecordId(pub(crate) u32);

/// Index of an enumeration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct EnumId(pub(crate) u32);

/// A C type with its qualifiers.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Type {
    pub(crate) kind: Kind,
    pub(crate) quals: u8,
}

/// The kinds of types.
#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Kind {
    /// Something was wrong and has been reported.
    Error,
    Void,
    Bool,
    Int(IntKind),
    /// `float`, `double`: only library declarations may name them.
    Float(u8),
    Pointer(Rc<Type>),
    /// `None`: `[]`.
    Array(Rc<Type>, Option<u64>),
    Function(Rc<Signature>),
    Record(RecordId),
    Enum(EnumId),
}

/// What a function takes and returns.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Signature {
    pub(crate) ret: Type,
    pub(crate) params: Vec<Param>,
    pub(crate) variadic: bool,
    /// Whether the parameters' types were given; `f()` is not a prototype.
    pub(crate) prototype: bool,
}

/// A parameter.
#[derive(Clone, Debug)]
pub(crate) struct Param {
    pub(crate) name: Option<Sym>,
    pub(crate) ty: Type,
    pub(crate) span: Span,
}

impl PartialEq for Param {
    fn eq(&self, other: &Param) -> bool {
        self.ty == other.ty
    }
}

/// A member of a record.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// `None`: an anonymous struct or union, or an unnamed bit-field.
    pub(crate) name: Option<Sym>,
    pub(crate) ty: Type,
    /// Bytes from the start of the record.
    pub(crate) offset: u64,
    /// A bit-field: (first bit, width) in the unit of `unit` bytes at `offset`.
    pub(crate) bits: Option<(u8, u8)>,
    /// Bytes of the storage unit of a bit-field.
    pub(crate) unit: u8,
}

/// A struct or union.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    pub(crate) tag: Option<Sym>,
    pub(crate) union: bool,
    /// `None`: not defined yet.
    pub(crate) members: Option<Rc<Vec<Member>>>,
    pub(crate) size: u64,
    pub(crate) align: u64,
}

/// An enumeration.
#[derive(Clone, Debug)]
pub(crate) struct Enumeration {
    pub(crate) tag: Option<Sym>,
    pub(crate) kind: IntKind,
    pub(crate) defined: bool,
}

/// The records and enumerations of a program.
#[derive(Default)]
pub(crate) struct Types {
    pub(crate) records: Vec<Record>,
    pub(crate) enums: Vec<Enumeration>,
}

impl Type {
    pub(crate) const ERROR: Type = Type { kind: Kind::Error, quals: 0 };
    pub(crate) const VOID: Type = Type { kind: Kind::Void, quals: 0 };
    pub(crate) const BOOL: Type = Type { kind: Kind::Bool, quals: 0 };
    pub(crate) const CHAR: Type = Type::int(IntKind::Char);
    pub(crate) const INT: Type = Type::int(IntKind::Int);
    pub(crate) const UINT: Type = Type::int(IntKind::UInt);
    pub(crate) const LONG: Type = Type::int(IntKind::Long);
    pub(crate) const ULONG: Type = Type::int(IntKind::ULong);

    pub(crate) const fn int(kind: IntKind) -> Type {
        Type { kind: Kind::Int(kind), quals: 0 }
    }

    pub(crate) fn pointer(self) -> Type {
        Type { kind: Kind::Pointer(Rc::new(self)), quals: 0 }
    }

    pub(crate) fn array(self, len: Option<u64>) -> Type {
        Type { kind: Kind::Array(Rc::new(self), len), quals: 0 }
    }

    /// The same type with more qualifiers; those of an array go to its elements.
    pub(crate) fn with_quals(mut self, quals: u8) -> Type {
        match &self.kind {
            Kind::Array(element, len) if quals != 0 => {
                let element = element.as_ref().clone().with_quals(quals);
                Type { kind: Kind::Array(Rc::new(element), *len), quals: 0 }
            }
            _ => {
                self.quals |= quals;
                self
            }
        }
    }

    pub(crate) fn unqualified(&self) -> Type {
        Type { kind: self.kind.clone(), quals: 0 }
    }

    pub(crate) fn is_error(&self) -> bool {
        self.kind == Kind::Error
    }

    pub(crate) fn is_void(&self) -> bool {
        self.kind == Kind::Void
    }

    pub(crate) fn is_integer(&self) -> bool {
        matches!(self.kind, Kind::Bool | Kind::Int(_) | Kind::Enum(_))
    }

    pub(crate) fn is_pointer(&self) -> bool {
        matches!(self.kind, Kind::Pointer(_))
    }

    pub(crate) fn is_scalar(&self) -> bool {
        self.is_integer() || self.is_pointer()
    }

    pub(crate) fn is_array(&self) -> bool {
        matches!(self.kind, Kind::Array(..))
    }

    pub(crate) fn is_function(&self) -> bool {
        matches!(self.kind, Kind::Function(_))
    }

    pub(crate) fn is_record(&self) -> bool {
        matches!(self.kind, Kind::Record(_))
    }

    pub(crate) fn is_float(&self) -> bool {
        matches!(self.kind, Kind::Float(_))
    }

    /// `char`, `signed char` or `unsigned char`.
    pub(crate) fn is_char(&self) -> bool {
        matches!(self.kind, Kind::Int(IntKind::Char | IntKind::SChar | IntKind::UChar))
    }

    /// What a pointer points to.
    pub(crate) fn pointee(&self) -> Option<&Type> {
        match &self.kind {
            Kind::Pointer(to) => Some(to),
            _ => None,
        }
    }

    /// The signature of a function type.
    pub(crate) fn signature(&self) -> Option<&Rc<Signature>> {
        match &self.kind {
            Kind::Function(signature) => Some(signature),
            _ => None,
        }
    }
}

impl Types {
    pub(crate) fn record(&self, id: RecordId) -> &Record {
        &self.records[id.0 as usize]
    }

    pub(crate) fn new_record(&mut self, tag: Option<Sym>, union: bool) -> RecordId {
        self.records.push(Record { tag, union, members: None, size: 0, align: 1 });
        RecordId(self.records.len() as u32 - 1)
    }

    pub(crate) fn new_enum(&mut self, tag: Option<Sym>) -> EnumId {
        self.enums.push(Enumeration { tag, kind: IntKind::UInt, defined: false });
        EnumId(self.enums.len() as u32 - 1)
    }

    /// The integer kind behind an integer type (`_Bool` as unsigned char).
    pub(crate) fn int_kind(&self, ty: &Type) -> Option<IntKind> {
        match ty.kind {
            Kind::Int(kind) => Some(kind),
            Kind::Bool => Some(IntKind::UChar),
            Kind::Enum(id) => Some(self.enums[id.0 as usize].kind),
            _ => None,
        }
    }

    /// Bytes of an object of this type; `None` when it is incomplete or a function.
    pub(crate) fn size(&self, ty: &Type) -> Option<u64> {
        match &ty.kind {
            Kind::Error => Some(1),
            Kind::Void | Kind::Function(_) => None,
            Kind::Bool => Some(1),
            Kind::Int(kind) => Some(u64::from(kind.size())),
            Kind::Float(size) => Some(u64::from(*size)),
            Kind::Pointer(_) => Some(8),
            Kind::Array(element, len) => self.size(element)?.checked_mul((*len)?),
            Kind::Record(id) => {
                let record = self.record(*id);
                record.members.as_ref().map(|_| record.size)
            }
            Kind::Enum(id) => Some(u64::from(self.enums[id.0 as usize].kind.size())),
        }
    }

    /// Alignment in bytes.
    pub(crate) fn align(&self, ty: &Type) -> u64 {
        match &ty.kind {
            Kind::Error | Kind::Void | Kind::Function(_) | Kind::Bool => 1,
            Kind::Int(kind) => u64::from(kind.size()),
            Kind::Float(size) => u64::from(*size),
            Kind::Pointer(_) => 8,
            Kind::Array(element, _) => self.align(element),
            Kind::Record(id) => self.record(*id).align,
            Kind::Enum(id) => u64::from(self.enums[id.0 as usize].kind.size()),
        }
    }

    /// What the machine knows of the type.
    pub(crate) fn lower(&self, ty: &Type) -> Ty {
        match &ty.kind {
            Kind::Void => Ty::Void,
            Kind::Bool => Ty::Bool,
            Kind::Int(kind) => Ty::Int { size: kind.size(), signed: kind.signed() },
            Kind::Enum(id) => {
                let kind = self.enums[id.0 as usize].kind;
                Ty::Int { size: kind.size(), signed: kind.signed() }
            }
            Kind::Error => Ty::Int { size: 4, signed: true },
            Kind::Float(size) => Ty::Int { size: (*size).min(8), signed: false },
            Kind::Pointer(_) | Kind::Function(_) => Ty::Pointer,
            Kind::Array(..) | Kind::Record(_) => {
                Ty::Bytes { size: self.size(ty).unwrap_or(0), align: self.align(ty) }
            }
        }
    }

    /// The type as C text: "char [30]", "void (*)(int)".
    pub(crate) fn name(&self, ty: &Type, names: &Interner) -> String {
        self.declare(ty, String::new(), names)
    }

    fn declare(&self, ty: &Type, inner: String, names: &Interner) -> String {
        let quals = qualifier_text(ty.quals);
        match &ty.kind {
            Kind::Pointer(to) => {
                let inner = format!("*{quals}{inner}");
                match to.kind {
                    Kind::Array(..) | Kind::Function(_) => {
                        self.declare(to, format!("({inner})"), names)
                    }
                    _ => self.declare(to, inner, names),
                }
            }
            Kind::Array(element, len) => {
                let len = len.map(|len| len.to_string()).unwrap_or_default();
                self.declare(element, format!("{inner}[{len}]"), names)
            }
            Kind::Function(signature) => {
                let mut params: Vec<String> =
                    signature.params.iter().map(|param| self.name(&param.ty, names)).collect();
                if signature.variadic {
                    params.push("...".to_owned());
                }
                if params.is_empty() && signature.prototype {
                    params.push("void".to_owned());
                }
                self.declare(&signature.ret, format!("{inner}({})", params.join(", ")), names)
            }
            _ => {
                let base = self.base_name(ty, names);
                if inner.is_empty() {
                    format!("{quals}{base}")
                } else {
                    format!("{quals}{base} {inner}")
                }
            }
        }
    }

    fn base_name(&self, ty: &Type, names: &Interner) -> String {
        match &ty.kind {
            Kind::Void => "void".to_owned(),
            Kind::Bool => "_Bool".to_owned(),
            Kind::Int(kind) => kind.name().to_owned(),
            Kind::Float(4) => "float".to_owned(),
            Kind::Float(8) => "double".to_owned(),
            Kind::Float(_) => "long double".to_owned(),
            Kind::Record(id) => {
                let record = self.record(*id);
                let word = if record.union { "union" } else { "struct" };
                match record.tag {
                    Some(tag) => format!("{word} {}", names.str(tag)),
                    None => format!("{word} {{...}}"),
                }
            }
            Kind::Enum(id) => match self.enums[id.0 as usize].tag {
                Some(tag) => format!("enum {}", names.str(tag)),
                None => "enum {...}".to_owned(),
            },
            _ => "?".to_owned(),
        }
    }
}

fn qualifier_text(quals: u8) -> String {
    let words = [(CONST, "const "), (VOLATILE, "volatile "), (ATOMIC, "_Atomic ")];
    words.iter().filter(|(bit, _)| quals & bit != 0).map(|(_, word)| *word).collect()
}
