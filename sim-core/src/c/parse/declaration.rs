//! Declarations in a block.

use super::initialise::Sink;
use super::specifiers::{Specifiers, Storage};
use super::{Entity, Parse, Parser, VarId};
use crate::c::check::{Body, Value};
use crate::c::hir::{
    BinOp, Callee, ExprKind, Local, LocalId, MemAccess, PlaceKind, Span, Stmt, StmtKind, Ty,
};
use crate::c::intern::{Kw, Sym};
use crate::c::lex::Punct;
use crate::c::link::{FunctionDecl, Variable};
use crate::c::types::{Kind, Type};

/// The most bytes of locals one function may have: beyond it every call overflows the stack.
const LOCAL_MAX: u64 = 64 << 20;

impl Parser<'_, '_> {
    /// A declaration in a block; its initialisers become statements.
    pub(crate) fn local_declaration(&mut self, out: &mut Vec<Stmt>) -> Parse<()> {
        if self.keyword() == Some(Kw::StaticAssert) {
            return self.static_assert();
        }
        let specifiers = self.specifiers(false)?;
        if self.eat(Punct::Semicolon) {
            return Ok(());
        }
        loop {
            self.local_declarator(&specifiers, out)?;
            if !self.eat(Punct::Comma) {
                break;
            }
        }
        self.semicolon()
    }

    fn local_declarator(&mut self, specifiers: &Specifiers, out: &mut Vec<Stmt>) -> Parse<()> {
        let start = self.span();
        let declarator = self.declarator(specifiers.ty.clone(), false)?;
        let Some((name, span)) = declarator.name else {
            return Err(self.unexpected("the name of a variable"));
        };
        let ty = declarator.ty;
        if specifiers.storage == Some(Storage::Typedef) {
            self.declare(name, Entity::Typedef(ty));
            return Ok(());
        }
        if ty.is_function() {
            if self.is(Punct::LBrace) {
                let text = self.text(name);
                let message = format!("the function `{text}` stands inside another function");
                let help = "a `}` may be missing above it".to_owned();
                return Err(self.syntax(span, message, Some(help)));
            }
            self.block_function(name, ty, span);
            return Ok(());
        }
        self.declared_twice(name, span);
        if let Some(length) = declarator.length {
            let automatic = matches!(specifiers.storage, None | Some(Storage::Auto));
            if !automatic {
                return Err(self.no_variable_length(length.span));
            }
            return self.variable_array(name, &ty, length, span, out);
        }
        match specifiers.storage {
            Some(Storage::Extern) => self.block_extern(name, ty, span),
            Some(Storage::Static) => return self.static_local(name, ty, span),
            _ if specifiers.deduced => return self.deduced_local(name, span, out),
            _ => return self.automatic(name, ty, Self::join(start, span), span, out),
        }
        Ok(())
    }

    /// Reports a second declaration of a name in the same block.
    fn declared_twice(&mut self, name: Sym, span: Span) {
        let Some(scope) = self.here.scopes.last() else { return };
        let before = scope.names.iter().any(|(known, entity)| {
            *known == name
                && !matches!(entity, Entity::Function(_))
                && !matches!(entity, Entity::Local(_, ty) if ty.is_error())
        });
        if before {
            let text = self.text(name);
            self.error(span, format!("`{text}` is declared twice in this block"))
                .help("give one of them another name");
        }
    }

    fn block_function(&mut self, name: Sym, ty: Type, span: Span) {
        let known = match self.units[self.here.unit].names.get(&name) {
            Some(Entity::Function(decl)) => Some(*decl),
            _ => None,
        };
        let decl = known.unwrap_or_else(|| {
            self.link.decls.push(FunctionDecl {
                name,
                ty,
                unit: self.here.unit,
                internal: false,
                body: None,
                span,
                id: None,
            });
            super::DeclId(self.link.decls.len() - 1)
        });
        self.declare(name, Entity::Function(decl));
    }

    fn block_extern(&mut self, name: Sym, ty: Type, span: Span) {
        let known = match self.units[self.here.unit].names.get(&name) {
            Some(Entity::Variable(var)) => Some(*var),
            _ => None,
        };
        let var = known.unwrap_or_else(|| {
            let unit = self.here.unit;
            self.new_variable(Variable {
                name,
                ty,
                unit,
                internal: false,
                defined: false,
                init: None,
                data: None,
                busy: false,
                span,
                id: None,
            })
        });
        self.declare(name, Entity::Variable(var));
    }

    pub(crate) fn new_variable(&mut self, variable: Variable) -> VarId {
        self.link.vars.push(variable);
        VarId(self.link.vars.len() - 1)
    }

    fn static_local(&mut self, name: Sym, ty: Type, span: Span) -> Parse<()> {
        let unit = self.here.unit;
        let var = self.new_variable(Variable {
            name,
            ty: ty.clone(),
            unit,
            internal: true,
            defined: true,
            init: None,
            data: None,
            busy: false,
            span,
            id: None,
        });
        self.declare(name, Entity::Variable(var));
        self.link.own_global(var);
        let mut ty = ty;
        if self.eat(Punct::Assign) {
            let init = self.initialiser()?;
            let (data, full) = self.static_data(&ty, init);
            self.link.vars[var.0].data = Some(data);
            ty = full;
        }
        self.needs_size(&ty, span)?;
        self.link.vars[var.0].ty = ty;
        Ok(())
    }

    fn needs_size(&mut self, ty: &Type, span: Span) -> Parse<()> {
        if self.types.size(ty).is_some() {
            return Ok(());
        }
        if ty.is_void() {
            self.error(span, "a variable cannot be `void`").help("`void *` is a pointer");
        } else {
            self.incomplete(ty, span);
        }
        Err(super::Abandon)
    }

    /// A new local variable; `None` when there is no function (reported elsewhere).
    fn new_local(&mut self, name: &str, ty: &Type, span: Span) -> Option<LocalId> {
        let lowered = self.types.lower(ty);
        let c_type = self.type_text(ty);
        let memory = matches!(lowered, Ty::Bytes { .. })
            || crate::c::check::access_of(ty) != MemAccess::Plain;
        let function = self.here.function.as_mut()?;
        function.locals.push(Local {
            name: name.to_owned(),
            ty: lowered,
            in_memory: memory,
            outermost: function.blocks <= 1 && !name.is_empty(),
            c_type,
            span,
        });
        Some(LocalId(function.locals.len() as u32 - 1))
    }

    /// A parameter as a local variable.
    pub(crate) fn parameter_local(&mut self, name: Option<Sym>, ty: &Type, span: Span) {
        let text = name.map(|name| self.text(name));
        let id = self.new_local(text.as_deref().unwrap_or(""), ty, span);
        if let (Some(name), Some(id)) = (name, id) {
            self.declare(name, Entity::Local(id, ty.clone()));
        }
    }

    /// A nameless local.
    pub(crate) fn temporary(&mut self, ty: &Type, span: Span) -> Option<LocalId> {
        self.new_local("", &ty.unqualified(), span)
    }

    /// The type of a local that was not complete when it was declared.
    pub(crate) fn set_local_type(&mut self, LocalId(id): LocalId, ty: &Type) {
        let (lowered, c_type) = (self.types.lower(ty), self.type_text(ty));
        if let Some(function) = &mut self.here.function
            && let Some(local) = function.locals.get_mut(id as usize)
        {
            local.ty = lowered;
            local.c_type = c_type;
        }
    }

    fn automatic(
        &mut self,
        name: Sym,
        ty: Type,
        whole: Span,
        span: Span,
        out: &mut Vec<Stmt>,
    ) -> Parse<()> {
        let open = matches!(ty.kind, Kind::Array(_, None));
        let initialised = self.is(Punct::Assign);
        if !(open && initialised) {
            self.needs_size(&ty, span)?;
        }
        if self.types.size(&ty).is_some_and(|size| size > LOCAL_MAX) {
            self.error(span, "this variable is larger than any stack")
                .help("make it `static`, or use malloc");
            return Err(super::Abandon);
        }
        let text = self.text(name);
        let Some(local) = self.new_local(&text, &ty, span) else { return Err(super::Abandon) };
        self.declare(name, Entity::Local(local, ty.clone()));
        if !self.eat(Punct::Assign) {
            return Ok(());
        }
        let init = self.initialiser()?;
        let mut sink = Sink::Local(local, ty.clone(), Vec::new());
        let full = self.fill_object(&mut sink, &ty, init);
        if open {
            self.set_local_type(local, &full);
            if let Some(scope) = self.here.scopes.last_mut()
                && let Some((_, entity)) =
                    scope.names.iter_mut().rev().find(|(known, _)| *known == name)
            {
                *entity = Entity::Local(local, full);
            }
        }
        let Sink::Local(_, _, mut statements) = sink else { return Ok(()) };
        let span = self.since(whole);
        for statement in &mut statements {
            if matches!(statement.kind, StmtKind::Zero(_)) {
                statement.span = span;
            }
        }
        out.append(&mut statements);
        Ok(())
    }

    /// `int a[n];`: memory from the stack, kept until the function returns, and a pointer to it.
    fn variable_array(
        &mut self,
        name: Sym,
        ty: &Type,
        length: Value,
        span: Span,
        out: &mut Vec<Stmt>,
    ) -> Parse<()> {
        let Kind::Array(element, None) = &ty.kind else { return Err(super::Abandon) };
        let element = element.as_ref().clone();
        if self.is(Punct::Assign) {
            self.error(span, "a variable-length array cannot be initialised")
                .help("set its elements in a loop, or with memset");
            return Err(super::Abandon);
        }
        let size = self.types.size(&element).unwrap_or(1) as i64;
        let text = self.text(name);
        let pointer_type = element.clone().pointer();
        let bytes = self.temporary(&Type::ULONG, span).ok_or(super::Abandon)?;
        let pointer = self.new_local(&text, &pointer_type, span).ok_or(super::Abandon)?;
        let size = self.number(size, Type::ULONG, span);
        let total = self.binary_op(BinOp::Mul, length, size, span);
        let place = self.place(PlaceKind::Local(bytes), Type::ULONG, span, 1);
        let store = self.assign(place.clone(), total, span);
        let argument = self.rvalue(place);
        let argument = self.hir(argument);
        let call = ExprKind::Call(Callee::Intrinsic("alloca"), vec![argument]);
        let memory = self.value(call, pointer_type.clone(), span, 1);
        let place = self.place(PlaceKind::Local(pointer), pointer_type, span, 1);
        let point = self.assign(place, memory, span);
        for value in [store, point] {
            let expr = self.hir(value);
            out.push(Stmt { kind: StmtKind::Expr(expr), span });
        }
        self.declare(name, Entity::VariableLength(pointer, element));
        if let Some(function) = &mut self.here.function {
            function.variable_arrays.push((pointer, bytes));
        }
        Ok(())
    }

    /// The local that holds the size of the variable-length array a value is.
    pub(crate) fn variable_size(&self, value: &Value) -> Option<LocalId> {
        let Body::Place(place) = &value.body else { return None };
        let PlaceKind::Deref(pointer) = &place.kind else { return None };
        let ExprKind::Load(pointer) = &pointer.kind else { return None };
        let PlaceKind::Local(local) = pointer.kind else { return None };
        if !matches!(value.ty.kind, Kind::Array(_, None)) {
            return None;
        }
        let known = &self.here.function.as_ref()?.variable_arrays;
        known.iter().find(|(pointer, _)| *pointer == local).map(|(_, bytes)| *bytes)
    }

    fn deduced_local(&mut self, name: Sym, span: Span, out: &mut Vec<Stmt>) -> Parse<()> {
        self.expect(Punct::Assign)?;
        let value = self.assignment()?;
        let value = self.rvalue(value);
        let ty = value.ty.clone();
        let text = self.text(name);
        let Some(local) = self.new_local(&text, &ty, span) else { return Err(super::Abandon) };
        self.declare(name, Entity::Local(local, ty.clone()));
        let place = self.place(crate::c::hir::PlaceKind::Local(local), ty, span, 1);
        let value: Value = self.assign(place, value, span);
        let expr = self.hir(value);
        out.push(Stmt { kind: StmtKind::Expr(expr), span });
        Ok(())
    }
}
