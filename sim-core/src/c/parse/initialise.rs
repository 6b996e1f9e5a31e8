//! Initialisers: lists, designators, strings, brace elision (C11 6.7.9).

use super::static_data::{put, put_constant};
use super::{Abandon, Parse, Parser};
use crate::c::check::{Body, Purpose, Value};
use crate::c::hir::{
    Expr, ExprKind, LocalId, MemAccess, Place, PlaceKind, Span, Stmt, StmtKind, Ty,
};
use crate::c::intern::Sym;
use crate::c::layout::find_member;
use crate::c::lex::Punct;
use crate::c::link::{Data, Variable};
use crate::c::types::{Kind, Type};
use std::collections::VecDeque;

/// An initialiser as written.
#[derive(Clone)]
pub(crate) enum Init {
    Value(Value),
    List(VecDeque<Item>, Span),
}

/// An element of a list.
#[derive(Clone)]
pub(crate) struct Item {
    designators: Vec<Designator>,
    init: Init,
}

#[derive(Clone)]
enum Designator {
    Index(u64, u64),
    Member(Sym, Span),
}

/// Where the values go.
pub(crate) enum Sink {
    /// Bytes of a variable with static storage.
    Static(Data),
    /// Stores into a local.
    Local(LocalId, Type, Vec<Stmt>),
}

/// A part of the object.
#[derive(Clone)]
pub(super) struct Part {
    pub(super) ty: Type,
    pub(super) offset: u64,
    pub(super) bits: Option<(u8, u8)>,
    pub(super) unit: u8,
}

impl Part {
    fn plain(ty: Type, offset: u64) -> Part {
        Part { ty, offset, bits: None, unit: 0 }
    }
}

/// The most elements that a range designator fills.
const RANGE_MAX: u64 = 1 << 16;

/// The most bytes that one variable's initial values may reach to.
const DATA_MAX: u64 = 64 << 20;

impl Parser<'_, '_> {
    /// `= ...` behind a declarator.
    pub(crate) fn initialiser(&mut self) -> Parse<Init> {
        if !self.is(Punct::LBrace) {
            return Ok(Init::Value(self.assignment()?));
        }
        self.nested(3, |parser| {
            let start = parser.advance().span;
            let mut items = VecDeque::new();
            while !parser.eat(Punct::RBrace) {
                let designators = parser.designators()?;
                let init = parser.initialiser()?;
                items.push_back(Item { designators, init });
                if !parser.eat(Punct::Comma) && !parser.is(Punct::RBrace) {
                    return Err(parser.unexpected("`,` or `}`"));
                }
            }
            Ok(Init::List(items, parser.since(start)))
        })
    }

    fn designators(&mut self) -> Parse<Vec<Designator>> {
        let mut designators = Vec::new();
        if let Some(name) = self.identifier()
            && self.ahead(1).is(Punct::Colon)
        {
            // GNU `name: value`
            let span = self.advance().span;
            self.advance();
            return Ok(vec![Designator::Member(name, span)]);
        }
        loop {
            if self.eat(Punct::LBracket) {
                let low = self.constant_expression("an index")?;
                let high = if self.eat(Punct::Ellipsis) {
                    self.constant_expression("an index")?
                } else {
                    low
                };
                self.expect(Punct::RBracket)?;
                if low < 0 || high < low {
                    let span = self.span();
                    self.error(span, "this index is outside the array");
                    return Err(Abandon);
                }
                designators.push(Designator::Index(low as u64, high as u64));
            } else if self.eat(Punct::Dot) {
                let Some(name) = self.identifier() else {
                    return Err(self.unexpected("the name of a member"));
                };
                designators.push(Designator::Member(name, self.advance().span));
            } else {
                break;
            }
        }
        if !designators.is_empty() && !self.eat(Punct::Assign) && !self.is(Punct::LBrace) {
            return Err(self.unexpected("`=`"));
        }
        Ok(designators)
    }

    /// Puts `init` into an object of type `ty`; gives the type, with an open array's length known.
    #[inline(never)]
    pub(crate) fn fill_object(&mut self, sink: &mut Sink, ty: &Type, init: Init) -> Type {
        if let Sink::Local(local, _, statements) = sink
            && (matches!(init, Init::List(..)) || ty.is_array())
            && !ty.is_scalar()
        {
            let span = Span::default();
            statements.push(Stmt { kind: StmtKind::Zero(*local), span });
        }
        let count = self.fill(sink, &Part::plain(ty.clone(), 0), init);
        match &ty.kind {
            Kind::Array(element, None) => element.as_ref().clone().array(Some(count.unwrap_or(0))),
            _ => ty.clone(),
        }
    }

    /// Fills one part from an initialiser of its own; how many elements an array got.
    fn fill(&mut self, sink: &mut Sink, part: &Part, init: Init) -> Option<u64> {
        match (&part.ty.kind, init) {
            (Kind::Error, _) => None,
            (Kind::Array(element, len), Init::Value(value)) => {
                if element.is_char()
                    && let Some(bytes) = self.literal_bytes(&value)
                {
                    return Some(self.fill_string(sink, part, *len, bytes, &value));
                }
                if !value.is_poison() {
                    let help = if element.is_char() { "a string or `{ }`" } else { "`{ }`" };
                    self.error(value.span, format!("an array is initialised with {help}"));
                }
                None
            }
            (Kind::Array(element, len), Init::List(mut items, span)) => {
                let (element, len) = (element.clone(), *len);
                if element.is_char()
                    && items.len() == 1
                    && items[0].designators.is_empty()
                    && let Init::Value(value) = &items[0].init
                    && let Some(bytes) = self.literal_bytes(value)
                {
                    let value = value.clone();
                    return Some(self.fill_string(sink, part, len, bytes, &value));
                }
                let count = self.fill_array(sink, part, &mut items, true);
                self.excess(&items, span);
                Some(count)
            }
            (Kind::Record(_), Init::List(mut items, span)) => {
                self.fill_record(sink, part, &mut items, true);
                self.excess(&items, span);
                None
            }
            (_, Init::Value(value)) => {
                self.store_part(sink, part, value);
                None
            }
            (_, Init::List(mut items, span)) => {
                match items.pop_front() {
                    Some(first) => {
                        self.fill(sink, part, first.init);
                    }
                    None => {
                        let zero = self.number(0, Type::INT, span);
                        self.store_part(sink, part, zero);
                    }
                }
                self.excess(&items, span);
                None
            }
        }
    }

    fn excess(&mut self, items: &VecDeque<Item>, span: Span) {
        if !items.is_empty() {
            self.warning(span, "there are more initialisers than elements");
        }
    }

    /// The bytes of a string literal, NUL included.
    fn literal_bytes(&self, value: &Value) -> Option<Vec<u8>> {
        match &value.body {
            Body::Place(place) => match place.kind {
                PlaceKind::Str(id) => Some(self.link.string_bytes(id).to_vec()),
                _ => None,
            },
            _ => None,
        }
    }

    fn fill_string(
        &mut self,
        sink: &mut Sink,
        part: &Part,
        len: Option<u64>,
        mut bytes: Vec<u8>,
        value: &Value,
    ) -> u64 {
        let len = len.unwrap_or(bytes.len() as u64);
        if bytes.len() as u64 > len + 1 {
            self.warning(value.span, "the string is longer than the array")
                .help("leave the length out: `[]` counts for you");
        }
        bytes.truncate(len as usize);
        match sink {
            Sink::Static(data) => put(data, part.offset, &bytes),
            Sink::Local(..) => {
                let ty = Ty::Bytes { size: bytes.len() as u64, align: 1 };
                let Body::Place(source) = &value.body else { return len };
                let source = Place { ty: ty.clone(), ..source.as_ref().clone() };
                let load = Expr {
                    kind: ExprKind::Load(Box::new(source)),
                    ty: ty.clone(),
                    span: value.span,
                };
                if !bytes.is_empty() {
                    self.push_store(sink, part.offset, ty, None, MemAccess::Plain, load);
                }
            }
        }
        len
    }

    fn push_store(
        &mut self,
        sink: &mut Sink,
        offset: u64,
        ty: Ty,
        bits: Option<(u8, u8)>,
        access: MemAccess,
        value: Expr,
    ) {
        let Sink::Local(local, whole, statements) = sink else { return };
        let span = value.span;
        let base_ty = self.types.lower(whole);
        let base = Place {
            kind: PlaceKind::Local(*local),
            ty: base_ty.clone(),
            bits: None,
            access: MemAccess::Plain,
            span,
        };
        let kind = if offset == 0 && base_ty == ty {
            PlaceKind::Local(*local)
        } else {
            PlaceKind::Field(Box::new(base), offset)
        };
        let place = Place { kind, ty: ty.clone(), bits, access, span };
        let kind = ExprKind::Assign(Box::new(place), Box::new(value));
        let expr = Expr { kind, ty, span };
        statements.push(Stmt { kind: StmtKind::Expr(expr), span });
    }

    /// Elements from the list; how many the array has to have for them.
    fn fill_array(
        &mut self,
        sink: &mut Sink,
        part: &Part,
        items: &mut VecDeque<Item>,
        braced: bool,
    ) -> u64 {
        let Kind::Array(element, len) = &part.ty.kind else { return 0 };
        let element = element.as_ref().clone();
        let size = self.types.size(&element).unwrap_or(1);
        let most = len.unwrap_or(u64::MAX);
        let (mut index, mut count) = (0u64, 0u64);
        while let Some(item) = items.front_mut() {
            let mut last = None;
            if !item.designators.is_empty() {
                if !braced {
                    break;
                }
                match item.designators.remove(0) {
                    Designator::Index(low, high) if high < most && high - low < RANGE_MAX => {
                        index = low;
                        last = Some(high);
                    }
                    Designator::Index(..) => {
                        let span = init_span(&item.init);
                        self.error(span, "this index is outside the array");
                        items.pop_front();
                        continue;
                    }
                    Designator::Member(_, span) => {
                        self.error(span, "an array has no members");
                        items.pop_front();
                        continue;
                    }
                }
            }
            if index >= most || index >= 1 << 31 {
                break;
            }
            let copy = last.filter(|last| *last > index).and_then(|_| items.front().cloned());
            self.fill_designated(
                sink,
                Part::plain(element.clone(), part.offset + index * size),
                items,
            );
            if let (Some(last), Some(item)) = (last, copy) {
                for index in index + 1..=last {
                    let part = Part::plain(element.clone(), part.offset + index * size);
                    self.fill_designated(sink, part, &mut VecDeque::from([item.clone()]));
                }
                index = last;
            }
            index += 1;
            count = count.max(index);
        }
        count
    }

    fn fill_record(
        &mut self,
        sink: &mut Sink,
        part: &Part,
        items: &mut VecDeque<Item>,
        braced: bool,
    ) {
        let Kind::Record(id) = part.ty.kind else { return };
        let record = self.types.record(id);
        let union = record.union;
        let Some(members) = record.members.clone() else {
            let (ty, span) = (part.ty.clone(), items.front().map(|item| init_span(&item.init)));
            items.clear();
            return self.incomplete(&ty, span.unwrap_or_default());
        };
        let mut next = 0;
        while let Some(item) = items.front_mut() {
            if let Some(first) = item.designators.first() {
                if !braced {
                    break;
                }
                let Designator::Member(name, span) = *first else {
                    let span = init_span(&item.init);
                    self.error(span, "a struct has no elements: write `.member =`");
                    items.pop_front();
                    continue;
                };
                let direct = members.iter().position(|member| member.name == Some(name));
                let inside = || {
                    members.iter().position(|member| match (member.name, &member.ty.kind) {
                        (None, Kind::Record(inner)) => {
                            find_member(&self.types, *inner, name).is_some()
                        }
                        _ => false,
                    })
                };
                match direct {
                    Some(at) => {
                        item.designators.remove(0);
                        next = at;
                    }
                    None => match inside() {
                        Some(at) => next = at,
                        None => {
                            let (ty, text) = (self.type_text(&part.ty), self.text(name));
                            self.error(span, format!("`{ty}` has no member `{text}`"));
                            items.pop_front();
                            continue;
                        }
                    },
                }
            } else if next >= members.len() || (union && next > 0) {
                break;
            }
            let member = &members[next];
            let inner = Part {
                ty: member.ty.clone(),
                offset: part.offset + member.offset,
                bits: member.bits,
                unit: member.unit,
            };
            self.fill_designated(sink, inner, items);
            next += 1;
        }
    }

    /// Fills `part` from the front of the list, further designators of the front item obeyed.
    fn fill_designated(&mut self, sink: &mut Sink, part: Part, items: &mut VecDeque<Item>) {
        let Some(front) = items.front() else { return };
        if !front.designators.is_empty() {
            // `.a.b = ...`: the rest of the path is inside this part.
            let Some(item) = items.pop_front() else { return };
            let mut inner = VecDeque::from([item]);
            match part.ty.kind {
                Kind::Array(..) => {
                    self.fill_array(sink, &part, &mut inner, true);
                }
                Kind::Record(_) => self.fill_record(sink, &part, &mut inner, true),
                _ => {
                    let span = inner.front().map(|item| init_span(&item.init)).unwrap_or_default();
                    self.error(span, "this has no members");
                }
            }
            return;
        }
        let whole = match (&part.ty.kind, &front.init) {
            (_, Init::List(..)) => true,
            (Kind::Array(element, _), Init::Value(value)) => {
                element.is_char() && self.literal_bytes(value).is_some()
            }
            (Kind::Record(_), Init::Value(value)) => {
                value.is_poison() || (value.ty.is_record() && self.compatible(&part.ty, &value.ty))
            }
            _ => true,
        };
        if whole {
            if let Some(item) = items.pop_front() {
                self.fill(sink, &part, item.init);
            }
            return;
        }
        let before = items.len();
        match part.ty.kind {
            Kind::Array(..) => {
                self.fill_array(sink, &part, items, false);
            }
            _ => self.fill_record(sink, &part, items, false),
        }
        if items.len() == before {
            // A part without members takes nothing; go on behind it.
            items.pop_front();
        }
    }

    fn store_part(&mut self, sink: &mut Sink, part: &Part, value: Value) {
        let span = value.span;
        let value = self.assignable(value, &part.ty, &Purpose::Initialise);
        if value.is_poison() {
            return;
        }
        let ty = match part.bits {
            Some(_) if part.ty.kind != Kind::Bool || part.unit > 1 => {
                let signed = self.types.int_kind(&part.ty).is_some_and(|kind| kind.signed());
                Ty::Int { size: part.unit, signed }
            }
            _ => self.types.lower(&part.ty),
        };
        match sink {
            Sink::Local(..) => {
                let access = crate::c::check::access_of(&part.ty);
                let value = self.hir(value);
                self.push_store(sink, part.offset, ty, part.bits, access, value);
            }
            Sink::Static(data) => {
                let size = self.types.size(&part.ty).unwrap_or(0);
                if part.offset + size > DATA_MAX {
                    self.error(span, "more than 64 MiB of initial values");
                    self.fatal = true;
                    return;
                }
                let value = self.hir(value);
                if !put_constant(data, part, size, &value) {
                    self.error(
                        span,
                        "the initial value of a global or static variable is a constant",
                    )
                    .help("assign it at the beginning of main or setup instead");
                }
            }
        }
    }

    /// Reads the initialiser of a variable with static storage, when that has not been done.
    pub(crate) fn complete_variable(&mut self, var: super::VarId) {
        let known = &mut self.link.vars[var.0];
        let Some(at) = known.init else {
            if let Kind::Array(element, None) = &known.ty.kind
                && known.defined
            {
                // A tentative definition without a length has one element.
                known.ty = element.as_ref().clone().array(Some(1));
            }
            return;
        };
        if known.data.is_some() || known.busy {
            return;
        }
        known.busy = true;
        let (unit, ty) = (known.unit, known.ty.clone());
        let (data, ty) = self.elsewhere(unit, at, |parser| {
            let read = parser.initialiser();
            let Ok(init) = read else { return (Data::default(), ty) };
            parser.static_data(&ty, init)
        });
        let known = &mut self.link.vars[var.0];
        known.data = Some(data);
        known.ty = ty;
        known.busy = false;
    }

    pub(crate) fn static_data(&mut self, ty: &Type, init: Init) -> (Data, Type) {
        let mut sink = Sink::Static(Data::default());
        let ty = self.fill_object(&mut sink, ty, init);
        match sink {
            Sink::Static(data) => (data, ty),
            Sink::Local(..) => (Data::default(), ty),
        }
    }

    /// `(type){ ... }`
    pub(crate) fn compound_literal(&mut self, ty: Type, start: Span) -> Parse<Value> {
        let init = self.initialiser()?;
        let span = self.since(start);
        if self.here.function.is_none() {
            let (data, ty) = self.static_data(&ty, init);
            let name = self.session.names.intern("");
            self.link.vars.push(Variable {
                name,
                ty: ty.clone(),
                unit: self.here.unit,
                internal: true,
                defined: true,
                init: None,
                data: Some(data),
                busy: false,
                span,
                id: None,
            });
            let id = self.link.own_global(super::VarId(self.link.vars.len() - 1));
            return Ok(self.place(PlaceKind::Global(id), ty, span, 1));
        }
        let Some(local) = self.temporary(&ty, span) else { return Ok(Value::poison(span)) };
        let mut sink = Sink::Local(local, ty.clone(), Vec::new());
        let ty = self.fill_object(&mut sink, &ty, init);
        self.set_local_type(local, &ty);
        let Sink::Local(_, _, statements) = sink else { return Ok(Value::poison(span)) };
        let mut value = self.place(PlaceKind::Literal(local, statements), ty, span, 40);
        value.span = span;
        Ok(value)
    }
}

fn init_span(init: &Init) -> Span {
    match init {
        Init::Value(value) => value.span,
        Init::List(_, span) => *span,
    }
}
