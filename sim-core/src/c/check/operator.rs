//! Operators: usual conversions, pointer arithmetic, folding.

use super::constant;
use super::convert::Purpose;
use super::value::{Body, Value};
use crate::c::hir::{BinOp, ExprKind, MemAccess, Place, PlaceKind, Span, Ty, UnOp};
use crate::c::types::{CONST, Kind, Type};
use crate::c::{intern::Sym, layout::find_member, parse::Parser};

/// How an operator is written, for messages.
pub(crate) fn symbol(op: BinOp) -> &'static str {
    match op {
        BinOp::Add => "+",
        BinOp::Sub => "-",
        BinOp::Mul => "*",
        BinOp::Div => "/",
        BinOp::Rem => "%",
        BinOp::And => "&",
        BinOp::Or => "|",
        BinOp::Xor => "^",
        BinOp::Shl => "<<",
        BinOp::Shr => ">>",
        BinOp::Eq => "==",
        BinOp::Ne => "!=",
        BinOp::Lt => "<",
        BinOp::Le => "<=",
        BinOp::Gt => ">",
        BinOp::Ge => ">=",
    }
}

fn compares(op: BinOp) -> bool {
    matches!(op, BinOp::Eq | BinOp::Ne | BinOp::Lt | BinOp::Le | BinOp::Gt | BinOp::Ge)
}

impl Parser<'_, '_> {
    /// `a op b`
    #[inline(never)]
    pub(crate) fn binary_op(&mut self, op: BinOp, a: Value, b: Value, span: Span) -> Value {
        let (a, b) = (self.promote(a), self.promote(b));
        if a.is_poison() || b.is_poison() {
            return Value::poison(span);
        }
        if a.ty.is_integer() && b.ty.is_integer() {
            return self.arithmetic(op, a, b, span);
        }
        match (op, a.ty.is_pointer(), b.ty.is_pointer()) {
            (BinOp::Add, true, false) if b.ty.is_integer() => self.pointer_add(a, b, false, span),
            (BinOp::Add, false, true) if a.ty.is_integer() => self.pointer_add(b, a, false, span),
            (BinOp::Sub, true, false) if b.ty.is_integer() => self.pointer_add(a, b, true, span),
            (BinOp::Sub, true, true) => self.pointer_difference(a, b, span),
            _ if compares(op) && a.ty.is_scalar() && b.ty.is_scalar() => {
                self.compare_pointers(op, a, b, span)
            }
            _ => self.wrong_operands(op, &a, &b, span),
        }
    }

    fn wrong_operands(&mut self, op: BinOp, a: &Value, b: &Value, span: Span) -> Value {
        let (left, right) = (self.type_text(&a.ty), self.type_text(&b.ty));
        let message = format!("`{}` cannot work on a `{left}` and a `{right}`", symbol(op));
        let strings = compares(op) && a.ty.is_pointer() != b.ty.is_pointer();
        let diagnostic = self.error(span, message);
        if a.ty.is_void() || b.ty.is_void() {
            diagnostic.help("one side has no value");
        } else if strings {
            diagnostic.help("compare the members one by one");
        }
        Value::poison(span)
    }

    fn arithmetic(&mut self, op: BinOp, a: Value, b: Value, span: Span) -> Value {
        let shift = matches!(op, BinOp::Shl | BinOp::Shr);
        let common = if shift { a.ty.clone() } else { self.common(&a.ty, &b.ty) };
        let a = self.convert(a, &common);
        let right = if shift { Type::INT } else { common.clone() };
        let b = self.convert(b, &right);
        let ty = if compares(op) { Type::INT } else { common.clone() };
        if let (Some(left), Some(right), Some(kind)) =
            (a.constant(), b.constant(), self.types.int_kind(&common))
        {
            if let Some(value) = constant::binary(op, left, right, kind) {
                return self.number(value, ty, span);
            }
            let zero = matches!(op, BinOp::Div | BinOp::Rem) && right == 0;
            if zero {
                self.warning(span, "division by zero");
            } else if shift {
                self.warning(span, "the shift count is negative or not less than the width");
            }
        }
        let height = a.height.max(b.height);
        let (a, b) = (self.hir(a), self.hir(b));
        self.value(ExprKind::Binary(op, Box::new(a), Box::new(b)), ty, span, height)
    }

    /// Bytes of what a pointer points to; gcc counts `void` and functions as 1.
    fn stride(&mut self, pointer: &Type, span: Span) -> Option<i64> {
        let to = pointer.pointee()?.clone();
        if to.is_void() || to.is_function() {
            return Some(1);
        }
        match self.types.size(&to) {
            Some(size) => Some(size as i64),
            None => {
                self.incomplete(&to, span);
                None
            }
        }
    }

    fn pointer_add(&mut self, pointer: Value, index: Value, minus: bool, span: Span) -> Value {
        let Some(size) = self.stride(&pointer.ty, span) else { return Value::poison(span) };
        let index = self.convert(index, &Type::LONG);
        let index = match index.constant() {
            _ if !minus => index,
            Some(constant) => self.number(constant.wrapping_neg(), Type::LONG, index.span),
            None => self.unary_op(UnOp::Neg, index, span),
        };
        let ty = pointer.ty.clone();
        if let Some(count) = index.constant() {
            let bytes = count.wrapping_mul(size);
            if bytes == 0 {
                return Value { span, ..pointer };
            }
            if let Some(at) = pointer.constant() {
                return self.number(at.wrapping_add(bytes), ty, span);
            }
        }
        let height = pointer.height.max(index.height);
        let base = Box::new(self.hir(pointer));
        let index = Box::new(self.hir(index));
        self.value(ExprKind::PtrAdd { base, index, size }, ty, span, height)
    }

    fn pointer_difference(&mut self, a: Value, b: Value, span: Span) -> Value {
        let Some(size) = self.stride(&a.ty, span) else { return Value::poison(span) };
        let (to_a, to_b) = (a.ty.pointee().cloned(), b.ty.pointee().cloned());
        if let (Some(to_a), Some(to_b)) = (to_a, to_b)
            && !self.compatible(&to_a.unqualified(), &to_b.unqualified())
        {
            let (left, right) = (self.type_text(&a.ty), self.type_text(&b.ty));
            self.error(span, format!("the distance of a `{left}` and a `{right}` means nothing"));
            return Value::poison(span);
        }
        if size == 0 {
            return self.number(0, Type::LONG, span);
        }
        if let (Some(left), Some(right)) = (a.constant(), b.constant()) {
            return self.number(left.wrapping_sub(right) / size, Type::LONG, span);
        }
        let height = a.height.max(b.height);
        let (a, b) = (Box::new(self.hir(a)), Box::new(self.hir(b)));
        self.value(ExprKind::PtrDiff { a, b, size }, Type::LONG, span, height)
    }

    fn compare_pointers(&mut self, op: BinOp, a: Value, b: Value, span: Span) -> Value {
        let mixed = a.ty.is_pointer() != b.ty.is_pointer();
        let null = a.is_null_constant() || b.is_null_constant();
        if mixed && !null {
            self.warning(span, "a pointer is compared with an integer");
        } else if !mixed && !null {
            let (to_a, to_b) = (a.ty.pointee().cloned(), b.ty.pointee().cloned());
            if let (Some(to_a), Some(to_b)) = (to_a, to_b)
                && !to_a.is_void()
                && !to_b.is_void()
                && !self.compatible(&to_a.unqualified(), &to_b.unqualified())
            {
                self.warning(span, "pointers to different types are compared");
            }
        }
        let ty = if a.ty.is_pointer() { a.ty.clone() } else { b.ty.clone() };
        let (a, b) = (self.convert(a, &ty), self.convert(b, &ty));
        if let (Some(left), Some(right)) = (a.constant(), b.constant())
            && let Some(value) = constant::binary(op, left, right, crate::c::types::IntKind::ULong)
        {
            return self.number(value, Type::INT, span);
        }
        let height = a.height.max(b.height);
        let (a, b) = (self.hir(a), self.hir(b));
        self.value(ExprKind::Binary(op, Box::new(a), Box::new(b)), Type::INT, span, height)
    }

    /// `-a`, `~a`, `!a`
    #[inline(never)]
    pub(crate) fn unary_op(&mut self, op: UnOp, a: Value, span: Span) -> Value {
        let a = if op == UnOp::Not { self.condition(a) } else { self.promote(a) };
        if a.is_poison() {
            return Value::poison(span);
        }
        if op != UnOp::Not && !a.ty.is_integer() {
            let text = self.type_text(&a.ty);
            let sign = if op == UnOp::Neg { "-" } else { "~" };
            self.error(span, format!("`{sign}` cannot work on a `{text}`"));
            return Value::poison(span);
        }
        let ty = if op == UnOp::Not { Type::INT } else { a.ty.clone() };
        if let Some(constant) = a.constant() {
            let kind = self.types.int_kind(&a.ty).unwrap_or(crate::c::types::IntKind::ULong);
            return self.number(constant::unary(op, constant, kind), ty, span);
        }
        let height = a.height;
        let a = self.hir(a);
        self.value(ExprKind::Unary(op, Box::new(a)), ty, span, height)
    }

    /// `a && b` or `a || b`
    #[inline(never)]
    pub(crate) fn logical(&mut self, and: bool, a: Value, b: Value, span: Span) -> Value {
        let (a, b) = (self.condition(a), self.condition(b));
        if a.is_poison() || b.is_poison() {
            return Value::poison(span);
        }
        if let Some(left) = a.constant() {
            if (left != 0) != and {
                return self.number(i64::from(!and), Type::INT, span);
            }
            if let Some(right) = b.constant() {
                return self.number(i64::from(right != 0), Type::INT, span);
            }
        }
        let height = a.height.max(b.height);
        let (a, b) = (Box::new(self.hir(a)), Box::new(self.hir(b)));
        let kind = if and { ExprKind::And(a, b) } else { ExprKind::Or(a, b) };
        self.value(kind, Type::INT, span, height)
    }

    /// `test ? yes : no`
    #[inline(never)]
    pub(crate) fn choose(&mut self, test: Value, yes: Value, no: Value, span: Span) -> Value {
        let test = self.condition(test);
        let (yes, no) = (self.promote(yes), self.promote(no));
        if test.is_poison() || yes.is_poison() || no.is_poison() {
            return Value::poison(span);
        }
        let Some(ty) = self.chosen_type(&yes, &no, span) else { return Value::poison(span) };
        let (yes, no) = (self.convert(yes, &ty), self.convert(no, &ty));
        if let Some(test) = test.constant() {
            let value = if test != 0 { yes } else { no };
            return Value { span, ..value };
        }
        let height = test.height.max(yes.height).max(no.height);
        let parts = (self.hir(test), self.hir(yes), self.hir(no));
        let kind = ExprKind::Cond(Box::new(parts.0), Box::new(parts.1), Box::new(parts.2));
        self.value(kind, ty, span, height)
    }

    fn chosen_type(&mut self, yes: &Value, no: &Value, span: Span) -> Option<Type> {
        let (a, b) = (&yes.ty, &no.ty);
        if a.is_integer() && b.is_integer() {
            return Some(self.common(a, b));
        }
        if a.is_void() || b.is_void() {
            return Some(Type::VOID);
        }
        if a.is_record() && self.compatible(a, b) {
            return Some(a.clone());
        }
        match (a.pointee(), b.pointee()) {
            (Some(_), Some(_)) if yes.is_null_constant() => return Some(b.clone()),
            (Some(_), Some(_)) if no.is_null_constant() => return Some(a.clone()),
            (Some(to_a), Some(to_b)) => {
                if to_a.is_void() || to_b.is_void() {
                    let quals = to_a.quals | to_b.quals;
                    return Some(Type::VOID.with_quals(quals).pointer());
                }
                if !self.compatible(&to_a.unqualified(), &to_b.unqualified()) {
                    self.warning(span, "the two sides of `:` are pointers to different types");
                    return Some(Type::VOID.pointer());
                }
                let quals = to_b.quals;
                return Some(to_a.clone().with_quals(quals).pointer());
            }
            (Some(_), None) if b.is_integer() => {
                if !no.is_null_constant() {
                    self.warning(span, "a pointer on one side of `:`, an integer on the other");
                }
                return Some(a.clone());
            }
            (None, Some(_)) if a.is_integer() => {
                if !yes.is_null_constant() {
                    self.warning(span, "a pointer on one side of `:`, an integer on the other");
                }
                return Some(b.clone());
            }
            _ => {}
        }
        let (a, b) = (self.type_text(a), self.type_text(b));
        self.error(span, format!("one side of `:` is a `{a}`, the other a `{b}`"));
        None
    }

    /// The place that is assigned to; what cannot be is reported.
    fn target(&mut self, value: Value, what: &str) -> Option<(Place, Type, u32)> {
        let span = value.span;
        if value.is_poison() {
            return None;
        }
        let ty = value.ty.clone();
        match value.body {
            Body::Place(place) if ty.is_array() => {
                drop(place);
                let text = self.type_text(&ty);
                let diagnostic = self.error(
                    span,
                    format!("{what} needs a variable, but this is an array (`{text}`)"),
                );
                diagnostic.help(if text.starts_with("char") {
                    "copy text with strcpy or snprintf"
                } else {
                    "copy its elements one by one, or with memcpy"
                });
                None
            }
            Body::Place(place) => {
                if ty.quals & CONST != 0 {
                    self.error(span, format!("{what} would change a `const` object"));
                    return None;
                }
                Some((*place, ty, value.height))
            }
            _ => {
                self.error(span, format!("{what} needs a variable on its left side"))
                    .help("a value has no place to store into; `==` compares");
                None
            }
        }
    }

    /// `a = b`
    #[inline(never)]
    pub(crate) fn assign(&mut self, a: Value, b: Value, span: Span) -> Value {
        let Some((place, ty, height)) = self.target(a, "`=`") else { return Value::poison(span) };
        let b = self.assignable(b, &ty, &Purpose::Assign);
        if b.is_poison() {
            return Value::poison(span);
        }
        self.store(place, ty, b, height, span)
    }

    /// `place = value`, converted already.
    pub(crate) fn store(
        &mut self,
        place: Place,
        ty: Type,
        value: Value,
        height: u32,
        span: Span,
    ) -> Value {
        let height = height.max(value.height);
        let value = Box::new(self.hir(value));
        let ty = ty.unqualified();
        self.value(ExprKind::Assign(Box::new(place), value), ty, span, height)
    }

    /// `a op= b`
    #[inline(never)]
    pub(crate) fn assign_op(&mut self, op: BinOp, a: Value, b: Value, span: Span) -> Value {
        let what = format!("`{}=`", symbol(op));
        let Some((place, ty, height)) = self.target(a, &what) else { return Value::poison(span) };
        let b = self.promote(b);
        if b.is_poison() {
            return b;
        }
        let step = matches!(op, BinOp::Add | BinOp::Sub);
        let (compute, value, scale) = if ty.is_pointer() && step && b.ty.is_integer() {
            let Some(size) = self.stride(&ty, span) else { return Value::poison(span) };
            (Ty::Pointer, self.convert(b, &Type::LONG), size)
        } else if ty.is_integer() && b.ty.is_integer() {
            let left = self.promoted(&ty, place.bits);
            let shift = matches!(op, BinOp::Shl | BinOp::Shr);
            let compute = if shift { left } else { self.common(&left, &b.ty) };
            let right = if shift { Type::INT } else { compute.clone() };
            let value = self.convert(b, &right);
            if matches!(op, BinOp::Div | BinOp::Rem) && value.constant() == Some(0) {
                self.warning(span, "division by zero");
            }
            (self.types.lower(&compute), value, 1)
        } else {
            let (left, right) = (self.type_text(&ty), self.type_text(&b.ty));
            self.error(span, format!("{what} cannot work on a `{left}` and a `{right}`"));
            return Value::poison(span);
        };
        let height = height.max(value.height);
        let value = Box::new(self.hir(value));
        let kind = ExprKind::AssignOp { place: Box::new(place), op, value, compute, scale };
        self.value(kind, ty.unqualified(), span, height)
    }

    /// `++a`, `a++`, `--a`, `a--`
    #[inline(never)]
    pub(crate) fn step_op(&mut self, a: Value, up: bool, post: bool, span: Span) -> Value {
        let what = if up { "`++`" } else { "`--`" };
        let Some((place, ty, height)) = self.target(a, what) else { return Value::poison(span) };
        let size = if ty.is_pointer() {
            match self.stride(&ty, span) {
                Some(size) => size,
                None => return Value::poison(span),
            }
        } else if ty.is_integer() {
            1
        } else {
            let text = self.type_text(&ty);
            self.error(span, format!("{what} cannot work on a `{text}`"));
            return Value::poison(span);
        };
        let delta = if up { size } else { -size };
        let kind = ExprKind::IncDec { place: Box::new(place), delta, post };
        self.value(kind, ty.unqualified(), span, height)
    }

    /// `a, b`
    #[inline(never)]
    pub(crate) fn comma(&mut self, a: Value, b: Value, span: Span) -> Value {
        let a = self.cast(a, &Type::VOID, span);
        let b = self.rvalue(b);
        if a.is_poison() || b.is_poison() {
            return Value::poison(span);
        }
        let height = a.height.max(b.height);
        let ty = b.ty.clone();
        let (a, b) = (Box::new(self.hir(a)), Box::new(self.hir(b)));
        self.value(ExprKind::Comma(a, b), ty, span, height)
    }

    /// `*a`
    #[inline(never)]
    pub(crate) fn indirection(&mut self, a: Value, span: Span) -> Value {
        if let Body::Function(_) = a.body {
            return a;
        }
        let a = self.rvalue(a);
        if a.is_poison() {
            return Value::poison(span);
        }
        match a.ty.pointee() {
            Some(to) if to.is_function() => a,
            Some(_) => self.deref(a, span),
            None => {
                let text = self.type_text(&a.ty);
                self.error(span, format!("`*` needs a pointer, but this is a `{text}`"));
                Value::poison(span)
            }
        }
    }

    /// `&a`
    #[inline(never)]
    pub(crate) fn address_of(&mut self, a: Value, span: Span) -> Value {
        match a.body {
            Body::Poison => Value::poison(span),
            Body::Function(_) => {
                let value = self.rvalue(a);
                Value { span, ..value }
            }
            Body::Place(place) if place.bits.is_some() => {
                self.error(span, "a bit-field has no address");
                Value::poison(span)
            }
            Body::Place(place) => {
                let ty = a.ty.pointer();
                self.address(*place, ty, span, a.height)
            }
            Body::Expr(_) => {
                if a.ty.pointee().is_some_and(Type::is_function) {
                    return Value { span, ..a };
                }
                self.error(span, "`&` needs a variable: this value has no address");
                Value::poison(span)
            }
        }
    }

    /// `a[i]`
    #[inline(never)]
    pub(crate) fn subscript(&mut self, a: Value, index: Value, span: Span) -> Value {
        if let (Body::Place(_), Kind::Array(element, Some(len))) = (&a.body, &a.ty.kind)
            && index.ty.is_integer()
            && let Some(at) = index.constant()
            && (0..*len as i64).contains(&at)
            && let Some(size) = self.types.size(element)
        {
            let (element, height) = (element.as_ref().clone(), a.height);
            let Body::Place(base) = a.body else { return Value::poison(span) };
            return self.place(Self::part(*base, at as u64 * size), element, span, height);
        }
        let (a, index) = (self.rvalue(a), self.rvalue(index));
        if a.is_poison() || index.is_poison() {
            return Value::poison(span);
        }
        if !a.ty.is_pointer() && !index.ty.is_pointer() {
            let text = self.type_text(&a.ty);
            self.error(span, format!("`[ ]` needs an array or pointer, but this is a `{text}`"));
            return Value::poison(span);
        }
        if (a.ty.is_pointer() && !index.ty.is_integer())
            || (!a.ty.is_pointer() && !a.ty.is_integer())
        {
            let text = self.type_text(if a.ty.is_pointer() { &index.ty } else { &a.ty });
            self.error(index.span, format!("an index is an integer, but this is a `{text}`"));
            return Value::poison(span);
        }
        let sum = self.binary_op(BinOp::Add, a, index, span);
        if sum.is_poison() {
            return sum;
        }
        self.indirection(sum, span)
    }

    /// `a.name`
    #[inline(never)]
    pub(crate) fn member(&mut self, a: Value, name: Sym, at: Span, span: Span) -> Value {
        if a.is_poison() {
            return Value::poison(span);
        }
        let Kind::Record(id) = a.ty.kind else {
            let text = self.type_text(&a.ty);
            let name = self.text(name);
            let record_pointer = a.ty.pointee().is_some_and(Type::is_record);
            let message = format!("`.{name}` needs a struct or union, but this is a `{text}`");
            let diagnostic = self.error(at, message);
            if record_pointer {
                diagnostic.help(format!("it is a pointer: write `->{name}`"));
            }
            return Value::poison(span);
        };
        if self.types.size(&a.ty).is_none() {
            let ty = a.ty.clone();
            self.incomplete(&ty, span);
            return Value::poison(span);
        }
        let Some(found) = find_member(&self.types, id, name) else {
            self.no_member(&a.ty, id, name, at);
            return Value::poison(span);
        };
        let quals = a.ty.quals;
        let Some((base, height)) = self.record_place(a) else { return Value::poison(span) };
        let ty = found.ty.with_quals(quals);
        let mut value = self.place(Self::part(base, found.offset), ty.clone(), span, height);
        if let (Some(bits), Body::Place(place)) = (found.bits, &mut value.body) {
            place.bits = Some(bits);
            let kind = self.types.int_kind(&ty);
            let signed = kind.is_some_and(|kind| kind.signed());
            if ty.kind != Kind::Bool || found.unit > 1 {
                place.ty = Ty::Int { size: found.unit, signed };
            }
            if place.access == MemAccess::Atomic {
                place.access = MemAccess::Volatile;
            }
        }
        value
    }

    fn no_member(&mut self, ty: &Type, id: crate::c::types::RecordId, name: Sym, at: Span) {
        let (text, name) = (self.type_text(ty), self.text(name));
        let members = self.types.record(id).members.clone().unwrap_or_default();
        let known: Vec<std::rc::Rc<str>> = members
            .iter()
            .filter_map(|member| member.name)
            .map(|name| self.session.names.text(name))
            .collect();
        let near = crate::c::suggest::nearest(&name, known.iter().map(|known| &**known));
        let help = match near {
            Some(near) => Some(format!("did you mean `{near}`?")),
            None if known.is_empty() => None,
            None => Some(format!("its members are {}", known.join(", "))),
        };
        self.error(at, format!("`{text}` has no member `{name}`")).help = help;
    }

    /// `a->name`
    #[inline(never)]
    pub(crate) fn arrow(&mut self, a: Value, name: Sym, at: Span, span: Span) -> Value {
        let a = self.rvalue(a);
        if a.is_poison() {
            return Value::poison(span);
        }
        if !a.ty.is_pointer() {
            let text = self.type_text(&a.ty);
            let name = self.text(name);
            let record = a.ty.is_record();
            let message = format!("`->{name}` needs a pointer, but this is a `{text}`");
            let diagnostic = self.error(at, message);
            if record {
                diagnostic.help(format!("it is no pointer: write `.{name}`"));
            }
            return Value::poison(span);
        }
        let record = self.deref(a, span);
        self.member(record, name, at, span)
    }

    /// Where a place that the program can only read lies: a string literal's.
    pub(crate) fn string_place(&mut self, bytes: Vec<u8>, span: Span) -> Value {
        let len = bytes.len() as u64;
        let id = self.link.string(bytes);
        self.place(PlaceKind::Str(id), Type::CHAR.array(Some(len)), span, 1)
    }
}
