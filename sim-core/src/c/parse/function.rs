//! The body of a function, when it is reached; wrappers for system calls whose address is taken.

use super::{DeclId, FunctionState, Parser, Scope};
use crate::c::hir::{
    Callee, Expr, ExprKind, Function, Local, LocalId, MemAccess, Place, PlaceKind, Span, Stmt,
    StmtKind, Ty,
};
use crate::c::intern::Sym;
use crate::c::link::{Definition, Role};
use crate::c::types::Signature;
use crate::syscalls::SysId;

impl Parser<'_, '_> {
    /// Checks the body of a function.
    pub(crate) fn lower_function(&mut self, decl: DeclId) -> Option<Function> {
        let known = &self.link.decls[decl.0];
        let definition = known.body.clone()?;
        let (unit, name) = (known.unit, known.name);
        let signature = known.ty.signature()?.clone();
        self.elsewhere(unit, definition.at, |parser| {
            parser.function_body(name, &signature, &definition)
        })
    }

    fn function_body(
        &mut self,
        name: Sym,
        signature: &Signature,
        definition: &Definition,
    ) -> Option<Function> {
        let library = self.in_library();
        self.here.function = Some(FunctionState {
            name,
            ret: signature.ret.clone(),
            locals: Vec::new(),
            blocks: 0,
            labels: Vec::new(),
            next_label: 0,
            loops: 0,
            switches: Vec::new(),
            variadic: signature.variadic,
            variable_arrays: Vec::new(),
        });
        self.here.scopes.push(Scope::default());
        for param in &signature.params {
            if self.types.size(&param.ty).is_none() {
                let ty = param.ty.clone();
                self.incomplete(&ty, param.span);
            }
            self.parameter_local(param.name, &param.ty, param.span);
        }
        let body = self.block();
        let end = self.previous().span;
        let function = self.here.function.take()?;
        self.missing_labels(&function);
        let mut body = body.ok()?;
        if !library && definition.role == Role::Function && &*self.text(name) == "main" {
            if definition.void_main {
                return_last_call(&mut body);
            }
            let zero = self.zero_int(end);
            body.push(Stmt { kind: StmtKind::Return(Some(zero)), span: end });
        }
        Some(Function {
            name: self.session.names.str(name).to_owned(),
            span: definition.span,
            library,
            params: signature.params.len() as u32,
            variadic: signature.variadic,
            locals: function.locals,
            ret: self.types.lower(&signature.ret),
            labels: function.next_label,
            body,
        })
    }

    fn missing_labels(&mut self, function: &FunctionState) {
        for (name, _, defined, used) in &function.labels {
            if defined.is_none() {
                let text = self.text(*name);
                self.error(*used, format!("there is no label `{text}` in this function"))
                    .help(format!("put `{text}:` before a statement"));
            }
        }
    }

    /// A function that only makes a system call or calls an intrinsic, for its address.
    pub(crate) fn wrapper(&mut self, name: Sym, signature: &Signature) -> Function {
        let text = self.text(name);
        let span = Span::default();
        let mut locals = Vec::new();
        let mut arguments = Vec::new();
        for (nth, param) in signature.params.iter().enumerate() {
            let ty = self.types.lower(&param.ty);
            locals.push(Local {
                name: String::new(),
                ty: ty.clone(),
                in_memory: false,
                outermost: false,
                c_type: self.type_text(&param.ty),
                span,
            });
            let place = Place {
                kind: PlaceKind::Local(LocalId(nth as u32)),
                ty: ty.clone(),
                bits: None,
                access: MemAccess::Plain,
                span,
            };
            arguments.push(Expr { kind: ExprKind::Load(Box::new(place)), ty, span });
        }
        let ret = self.types.lower(&signature.ret);
        let callee = match SysId::find(&text) {
            Some(id) => Callee::Sys(id),
            None => Callee::Intrinsic(crate::c::link::intrinsic(&text).unwrap_or("")),
        };
        let call = Expr { kind: ExprKind::Call(callee, arguments), ty: ret.clone(), span };
        let kind = match ret {
            Ty::Void => StmtKind::Expr(call),
            _ => StmtKind::Return(Some(call)),
        };
        Function {
            name: text.to_string(),
            span,
            library: true,
            params: locals.len() as u32,
            variadic: false,
            locals,
            ret,
            labels: 0,
            body: vec![Stmt { kind, span }],
        }
    }
}

/// A `void main` that runs off its end leaves the process with what the last call returned: gcc's
/// code has it in the register that a returned value would be in.
fn return_last_call(body: &mut [Stmt]) {
    let Some(last) = body.last_mut() else { return };
    match &mut last.kind {
        StmtKind::Block(inner) => return_last_call(inner),
        StmtKind::If(_, yes, no) => {
            return_last_call(yes);
            return_last_call(no);
        }
        StmtKind::Expr(value)
            if matches!(value.kind, ExprKind::Call(..))
                && matches!(value.ty, Ty::Int { .. } | Ty::Pointer) =>
        {
            let (span, int) = (value.span, Ty::Int { size: 4, signed: true });
            let call = Expr { kind: value.kind.clone(), ty: value.ty.clone(), span };
            let value = match value.ty == int {
                true => call,
                false => Expr { kind: ExprKind::Cast(Box::new(call)), ty: int, span },
            };
            last.kind = StmtKind::Return(Some(value));
        }
        _ => {}
    }
}
