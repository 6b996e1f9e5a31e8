//! Values with their C types, and the places behind them.

use crate::c::hir::{Expr, ExprKind, LocalId, MemAccess, Place, PlaceKind, Span, Ty};
use crate::c::parse::{DeclId, Parser};
use crate::c::types::{ATOMIC, IntKind, Kind, Type, VOLATILE};

/// An expression being built.
#[derive(Clone, Debug)]
pub(crate) struct Value {
    pub(crate) body: Body,
    pub(crate) ty: Type,
    pub(crate) span: Span,
    /// Height of the tree, which is bounded.
    pub(crate) height: u32,
}

/// What it is so far.
#[derive(Clone, Debug)]
pub(crate) enum Body {
    /// A value of its own.
    Expr(ExprKind),
    /// An lvalue (also a bit-field, a whole array).
    Place(Box<Place>),
    /// A function's name.
    Function(DeclId),
    /// Something wrong that has been reported.
    Poison,
}

/// The bit-field whose value an assignment or a comma gives: gcc promotes it as the bit-field.
fn bits_of(kind: &ExprKind) -> Option<(u8, u8)> {
    match kind {
        ExprKind::Assign(place, _)
        | ExprKind::AssignOp { place, .. }
        | ExprKind::IncDec { place, .. }
        | ExprKind::Load(place) => place.bits,
        ExprKind::Comma(_, value) => bits_of(&value.kind),
        _ => None,
    }
}

/// An expression higher than this is refused: whoever walks the tree recurses.
const HEIGHT_MAX: u32 = 400;

impl Value {
    pub(crate) fn poison(span: Span) -> Value {
        Value { body: Body::Poison, ty: Type::ERROR, span, height: 0 }
    }

    pub(crate) fn is_poison(&self) -> bool {
        matches!(self.body, Body::Poison) || self.ty.is_error()
    }

    /// The constant this is.
    pub(crate) fn constant(&self) -> Option<i64> {
        match self.body {
            Body::Expr(ExprKind::Const(value)) => Some(value),
            _ => None,
        }
    }

    /// An integer constant 0, or one converted to `void *`.
    pub(crate) fn is_null_constant(&self) -> bool {
        self.constant() == Some(0)
            && (self.ty.is_integer() || self.ty.pointee().is_some_and(Type::is_void))
    }
}

/// How a place of this type is accessed.
pub(crate) fn access_of(ty: &Type) -> MemAccess {
    let mut inner = ty;
    while let Kind::Array(element, _) = &inner.kind {
        inner = element;
    }
    if inner.quals & ATOMIC != 0 {
        MemAccess::Atomic
    } else if inner.quals & VOLATILE != 0 {
        MemAccess::Volatile
    } else {
        MemAccess::Plain
    }
}

impl Parser<'_, '_> {
    /// A value of kind `kind` over operands of height `height`.
    pub(crate) fn value(&mut self, kind: ExprKind, ty: Type, span: Span, height: u32) -> Value {
        if height + 1 > HEIGHT_MAX {
            self.too_deep(span);
            return Value::poison(span);
        }
        Value { body: Body::Expr(kind), ty, span, height: height + 1 }
    }

    /// An integer constant of an integer (or pointer) type.
    pub(crate) fn number(&self, value: i64, ty: Type, span: Span) -> Value {
        let value = self.fit(value, &ty);
        Value { body: Body::Expr(ExprKind::Const(value)), ty, span, height: 1 }
    }

    /// `value` as an object of type `ty` holds it.
    pub(crate) fn fit(&self, value: i64, ty: &Type) -> i64 {
        match ty.kind {
            Kind::Bool => i64::from(value != 0),
            _ => match self.types.int_kind(ty) {
                Some(kind) => super::truncate(value, kind),
                None => value,
            },
        }
    }

    /// An lvalue.
    pub(crate) fn place(&mut self, kind: PlaceKind, ty: Type, span: Span, height: u32) -> Value {
        let place =
            Place { kind, ty: self.types.lower(&ty), bits: None, access: access_of(&ty), span };
        if height + 1 > HEIGHT_MAX {
            self.too_deep(span);
            return Value::poison(span);
        }
        Value { body: Body::Place(Box::new(place)), ty, span, height: height + 1 }
    }

    /// The finished expression behind a value (after [`Parser::rvalue`]).
    pub(crate) fn hir(&mut self, value: Value) -> Expr {
        let value = match value.body {
            Body::Expr(_) | Body::Poison => value,
            _ => self.rvalue(value),
        };
        let ty = self.types.lower(&value.ty);
        match value.body {
            Body::Expr(kind) => Expr { kind, ty, span: value.span },
            _ => Expr {
                kind: ExprKind::Const(0),
                ty: Ty::Int { size: 4, signed: true },
                span: value.span,
            },
        }
    }

    /// Lvalue to value: loads, arrays and functions become pointers.
    #[inline(never)]
    pub(crate) fn rvalue(&mut self, value: Value) -> Value {
        let Value { body, ty, span, height } = value;
        match body {
            Body::Place(place) => match ty.kind.clone() {
                Kind::Array(element, _) => {
                    let pointer = element.as_ref().clone().pointer();
                    self.address(*place, pointer, span, height)
                }
                Kind::Function(_) => {
                    let pointer = ty.pointer();
                    self.address(*place, pointer, span, height)
                }
                Kind::Void => self.value(ExprKind::Const(0), Type::VOID, span, height),
                Kind::Float(_) => {
                    self.no_float(span);
                    Value::poison(span)
                }
                _ => {
                    if self.types.size(&ty).is_none() {
                        self.incomplete(&ty, span);
                        return Value::poison(span);
                    }
                    let ty = ty.unqualified();
                    self.value(ExprKind::Load(place), ty, span, height)
                }
            },
            Body::Function(decl) => {
                let id = self.function_address(decl, span);
                let ty = ty.pointer();
                match id {
                    Some(id) => self.value(ExprKind::FnAddr(id), ty, span, height),
                    None => Value::poison(span),
                }
            }
            body => Value { body, ty, span, height },
        }
    }

    /// `&place` as a value of type `ty`.
    pub(crate) fn address(&mut self, place: Place, ty: Type, span: Span, height: u32) -> Value {
        match place.kind {
            PlaceKind::Deref(pointer) => Value { body: Body::Expr(pointer.kind), ty, span, height },
            PlaceKind::Field(base, offset)
                if matches!(
                    &base.kind,
                    PlaceKind::Deref(Expr { kind: ExprKind::Const(_), .. })
                ) =>
            {
                let PlaceKind::Deref(Expr { kind: ExprKind::Const(at), .. }) = base.kind else {
                    return Value::poison(span);
                };
                self.number(at.wrapping_add(offset as i64), ty, span)
            }
            kind => {
                let place = Place { kind, ..place };
                self.mark_in_memory(&place);
                self.value(ExprKind::AddrOf(Box::new(place)), ty, span, height)
            }
        }
    }

    /// Notes that a local must live in memory.
    pub(crate) fn mark_in_memory(&mut self, place: &Place) {
        match &place.kind {
            PlaceKind::Local(LocalId(id)) | PlaceKind::Literal(LocalId(id), _) => {
                if let Some(function) = &mut self.here.function
                    && let Some(local) = function.locals.get_mut(*id as usize)
                {
                    local.in_memory = true;
                }
            }
            PlaceKind::Field(base, _) => self.mark_in_memory(base),
            _ => {}
        }
    }

    /// The place of a record value: its own, or that of the bytes a call returned.
    pub(crate) fn record_place(&mut self, value: Value) -> Option<(Place, u32)> {
        match value.body {
            Body::Place(place) => Some((*place, value.height)),
            Body::Expr(_) => {
                let (height, ty, span) = (value.height, value.ty.clone(), value.span);
                let expr = self.hir(value);
                let place = Place {
                    kind: PlaceKind::Value(expr),
                    ty: self.types.lower(&ty),
                    bits: None,
                    access: MemAccess::Plain,
                    span,
                };
                Some((place, height))
            }
            _ => None,
        }
    }

    /// The part of `base` at `offset`.
    pub(crate) fn part(base: Place, offset: u64) -> PlaceKind {
        match base.kind {
            PlaceKind::Field(inner, before) => PlaceKind::Field(inner, before + offset),
            _ => PlaceKind::Field(Box::new(base), offset),
        }
    }

    /// `*pointer`, an lvalue.
    #[inline(never)]
    pub(crate) fn deref(&mut self, pointer: Value, span: Span) -> Value {
        let Some(to) = pointer.ty.pointee().cloned() else { return Value::poison(span) };
        let height = pointer.height;
        let expr = self.hir(pointer);
        // `*&place` is the place.
        if let ExprKind::AddrOf(inner) = expr.kind {
            let inner = *inner;
            let lowered = self.types.lower(&to);
            if inner.ty == lowered && inner.bits.is_none() {
                let place = Place { access: access_of(&to), span, ..inner };
                return Value { body: Body::Place(Box::new(place)), ty: to, span, height };
            }
            let place = Place {
                kind: PlaceKind::Field(Box::new(inner), 0),
                ty: lowered,
                bits: None,
                access: access_of(&to),
                span,
            };
            return Value { body: Body::Place(Box::new(place)), ty: to, span, height };
        }
        self.place(PlaceKind::Deref(expr), to, span, height)
    }

    /// Reports an object of a type whose size is not known.
    pub(crate) fn incomplete(&mut self, ty: &Type, span: Span) {
        if ty.is_error() {
            return;
        }
        let text = self.type_text(ty);
        let diagnostic = self.error(span, format!("the size of `{text}` is not known here"));
        match ty.kind {
            Kind::Record(_) => diagnostic.help("define its members before this line"),
            Kind::Array(..) => diagnostic.help("give the array's length"),
            _ => diagnostic.help("a value is needed here"),
        };
    }

    /// Reports floating point, which is not supported.
    pub(crate) fn no_float(&mut self, span: Span) {
        self.floats += 1;
        if self.floats <= 3 {
            self.error(span, "floating point is not supported")
                .help("use integers: count in thousandths, or in nanoseconds");
        }
    }

    /// The type after integer promotion.
    pub(crate) fn promoted(&self, ty: &Type, bits: Option<(u8, u8)>) -> Type {
        let Some(kind) = self.types.int_kind(ty) else { return ty.clone() };
        if let Some((_, width)) = bits {
            let fits = width < 32 || (width == 32 && kind.signed());
            if fits {
                return Type::INT;
            }
        }
        if kind.size() < 4 {
            return Type::INT;
        }
        match ty.kind {
            Kind::Enum(_) | Kind::Bool => Type::int(kind),
            _ => ty.unqualified(),
        }
    }

    /// Value with integer promotion done.
    #[inline(never)]
    pub(crate) fn promote(&mut self, value: Value) -> Value {
        let bits = match &value.body {
            Body::Place(place) => place.bits,
            Body::Expr(kind) => bits_of(kind),
            Body::Function(_) | Body::Poison => None,
        };
        let value = self.rvalue(value);
        if !value.ty.is_integer() {
            return value;
        }
        let to = self.promoted(&value.ty, bits);
        self.convert(value, &to)
    }

    /// The common type of two promoted operands (C11 6.3.1.8).
    pub(crate) fn common(&self, a: &Type, b: &Type) -> Type {
        let (Some(a), Some(b)) = (self.types.int_kind(a), self.types.int_kind(b)) else {
            return Type::INT;
        };
        let rank = |kind: IntKind| match kind {
            IntKind::LongLong | IntKind::ULongLong => 3,
            IntKind::Long | IntKind::ULong => 2,
            _ => 1,
        };
        let (high, low) = if rank(a) >= rank(b) { (a, b) } else { (b, a) };
        if high.signed() == low.signed() || !high.signed() {
            return Type::int(high);
        }
        // `high` is signed, `low` unsigned.
        if rank(high) == rank(low) {
            return Type::int(low);
        }
        let holds_all = high.size() > low.size();
        Type::int(if holds_all { high } else { high.to_unsigned() })
    }
}
