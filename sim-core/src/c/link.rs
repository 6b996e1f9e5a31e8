//! Names to functions and variables across the program and the library: only what is reached.
//!
//! The program's own definitions count for the program; the library's own calls stay inside the
//! library, as in glibc, so a program may have a `getline` of its own without breaking `scanf`.

use super::hir::{FnId, Function, Global, GlobalId, Span, StringId};
use super::intern::Sym;
use super::parse::{DeclId, Entity, Parser, VarId};
use super::types::{Signature, Type};
use crate::c::hash::Map;
use crate::syscalls::SysId;
use std::rc::Rc;

/// A declared function.
pub(crate) struct FunctionDecl {
    pub(crate) name: Sym,
    pub(crate) ty: Type,
    pub(crate) unit: usize,
    pub(crate) internal: bool,
    /// Where its body begins, and the names of its parameters.
    pub(crate) body: Option<Definition>,
    pub(crate) span: Span,
    pub(crate) id: Option<FnId>,
}

/// Where a function's body stands.
#[derive(Clone)]
pub(crate) struct Definition {
    pub(crate) at: usize,
    pub(crate) span: Span,
    pub(crate) role: Role,
    /// A `main` that was declared to return nothing: it returns `int` all the same.
    pub(crate) void_main: bool,
}

/// What a definition is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Role {
    Function,
    Setup,
    Process,
}

/// A variable with static storage.
pub(crate) struct Variable {
    pub(crate) name: Sym,
    pub(crate) ty: Type,
    pub(crate) unit: usize,
    pub(crate) internal: bool,
    pub(crate) defined: bool,
    /// Where its initialiser begins.
    pub(crate) init: Option<usize>,
    pub(crate) data: Option<Data>,
    pub(crate) busy: bool,
    pub(crate) span: Span,
    pub(crate) id: Option<GlobalId>,
}

/// Bytes of an initialised variable.
#[derive(Clone, Default)]
pub(crate) struct Data {
    pub(crate) bytes: Vec<u8>,
    pub(crate) relocs: Vec<(u64, super::hir::Target, i64)>,
}

/// Where a function of the unit comes from.
#[derive(Clone)]
enum FunctionSource {
    Decl(DeclId),
    Library(Sym),
    /// A system call or intrinsic whose address is taken, with its type.
    Wrapper(Sym, Rc<Signature>),
}

#[derive(Clone, Copy)]
enum GlobalSource {
    Variable(VarId),
    Library(Sym),
}

#[derive(Clone, Copy)]
enum Work {
    Function(FnId),
    Global(GlobalId),
}

/// The finished functions, variables and strings.
type Linked = (Vec<Function>, Vec<Global>, Vec<Vec<u8>>);

/// Who is called.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Resolved {
    Function(FnId),
    System(SysId),
    Intrinsic(&'static str),
    /// Nobody; it has been reported.
    Missing,
}

/// The program being put together.
#[derive(Default)]
pub(crate) struct Link {
    pub(crate) decls: Vec<FunctionDecl>,
    pub(crate) vars: Vec<Variable>,
    functions: Vec<(FunctionSource, Option<Function>)>,
    globals: Vec<(GlobalSource, Option<Global>)>,
    work: Vec<Work>,
    strings: Vec<Vec<u8>>,
    string_ids: Map<Vec<u8>, StringId>,
    /// External names of the program, and of the library.
    program_functions: Map<Sym, DeclId>,
    program_variables: Map<Sym, VarId>,
    library_functions: Map<Sym, FnId>,
    library_globals: Map<Sym, GlobalId>,
    /// Sources that have been read: name to translation unit.
    loaded: Map<&'static str, usize>,
}

impl Link {
    /// The number of a string literal.
    pub(crate) fn string(&mut self, bytes: Vec<u8>) -> StringId {
        if let Some(id) = self.string_ids.get(&bytes) {
            return *id;
        }
        let id = StringId(self.strings.len() as u32);
        self.strings.push(bytes.clone());
        self.string_ids.insert(bytes, id);
        id
    }

    /// The bytes of a string literal.
    pub(crate) fn string_bytes(&self, id: StringId) -> &[u8] {
        &self.strings[id.0 as usize]
    }

    /// Makes an external definition of the program known to the linker.
    pub(crate) fn define_function(&mut self, name: Sym, decl: DeclId) {
        self.program_functions.insert(name, decl);
    }

    /// The same for a variable.
    pub(crate) fn define_variable(&mut self, name: Sym, var: VarId) {
        self.program_variables.insert(name, var);
    }

    /// The program's function of this name.
    pub(crate) fn program_function(&self, name: Sym) -> Option<DeclId> {
        self.program_functions.get(&name).copied()
    }

    /// A variable that is nobody's but a static local's or a literal's.
    pub(crate) fn own_global(&mut self, var: VarId) -> GlobalId {
        if let Some(id) = self.vars[var.0].id {
            return id;
        }
        let id = self.new_global(GlobalSource::Variable(var));
        self.vars[var.0].id = Some(id);
        id
    }

    fn new_global(&mut self, source: GlobalSource) -> GlobalId {
        let id = GlobalId(self.globals.len() as u32);
        self.globals.push((source, None));
        self.work.push(Work::Global(id));
        id
    }

    fn new_function(&mut self, source: FunctionSource) -> FnId {
        let id = FnId(self.functions.len() as u32);
        self.functions.push((source, None));
        self.work.push(Work::Function(id));
        id
    }

    /// Does what was asked for first, first.
    pub(crate) fn reverse_work(&mut self) {
        self.work.reverse();
    }

    /// The variables of a function that has been checked.
    pub(crate) fn locals_of(&self, id: FnId) -> Option<Vec<super::hir::Local>> {
        let function = self.functions.get(id.0 as usize)?.1.as_ref()?;
        Some(function.locals.clone())
    }

    /// The number of a function with a body.
    pub(crate) fn function_of(&mut self, decl: DeclId) -> FnId {
        if let Some(id) = self.decls[decl.0].id {
            return id;
        }
        let id = self.new_function(FunctionSource::Decl(decl));
        self.decls[decl.0].id = Some(id);
        id
    }
}

/// The machine's own functions: pure over the process's memory.
pub(crate) fn intrinsic(name: &str) -> Option<&'static str> {
    crate::vm::intrinsics::NAMES.iter().copied().find(|known| *known == name)
}

impl Parser<'_, '_> {
    /// Who is called by the name declared as `decl`.
    pub(crate) fn resolve(&mut self, decl: DeclId, at: Span) -> Resolved {
        let (name, internal, body, unit) = {
            let known = &self.link.decls[decl.0];
            (known.name, known.internal, known.body.is_some(), known.unit)
        };
        let library = self.units[unit].library;
        if body {
            if library && !internal {
                if let Some(id) = self.link.library_functions.get(&name) {
                    return Resolved::Function(*id);
                }
                let id = self.link.function_of(decl);
                self.link.library_functions.insert(name, id);
                return Resolved::Function(id);
            }
            return Resolved::Function(self.link.function_of(decl));
        }
        if !library && let Some(own) = self.link.program_function(name) {
            return Resolved::Function(self.link.function_of(own));
        }
        let text = self.text(name);
        if !library && let Some(why) = super::parse::lacking_feature(&text) {
            self.error(at, format!("`{text}`: {why}"));
            return Resolved::Missing;
        }
        if let Some(id) = SysId::find(&text) {
            return Resolved::System(id);
        }
        let plain = text.strip_prefix("__builtin_").unwrap_or(&text);
        if let Some(name) = intrinsic(plain).or_else(|| intrinsic(&text)) {
            return Resolved::Intrinsic(name);
        }
        if let Some(id) = self.library_function(name) {
            return Resolved::Function(id);
        }
        if let Some(own) = self.link.program_function(name) {
            return Resolved::Function(self.program_entry(own, &text));
        }
        if internal {
            self.error(at, format!("`{text}` is declared `static` but has no body"));
        } else {
            self.no_body(name, at);
        }
        Resolved::Missing
    }

    fn no_body(&mut self, name: Sym, at: Span) {
        let text = self.text(name);
        if self.in_library() {
            self.error(at, format!("the library of ipclab lacks `{text}`"));
            return;
        }
        if self.session.index.declaration(&text).is_some() {
            self.error(at, format!("`{text}` is not supported yet"))
                .help("ipclab declares it, but has no model of it");
            return;
        }
        self.unknown_function(name, at);
    }

    /// `main` as the library calls it.
    fn program_entry(&mut self, own: DeclId, _name: &str) -> FnId {
        self.link.function_of(own)
    }

    /// The number of the library's function of this name.
    pub(crate) fn library_function(&mut self, name: Sym) -> Option<FnId> {
        if let Some(id) = self.link.library_functions.get(&name) {
            return Some(*id);
        }
        let text = self.text(name);
        self.session.index.definition(&text)?;
        let id = self.link.new_function(FunctionSource::Library(name));
        self.link.library_functions.insert(name, id);
        Some(id)
    }

    /// The function behind a name whose address is taken.
    pub(crate) fn function_address(&mut self, decl: DeclId, at: Span) -> Option<FnId> {
        if self.unevaluated > 0 {
            return Some(FnId(u32::MAX));
        }
        match self.resolve(decl, at) {
            Resolved::Function(id) => Some(id),
            Resolved::System(_) | Resolved::Intrinsic(_) => {
                let name = self.link.decls[decl.0].name;
                if let Some(id) = self.link.library_functions.get(&name) {
                    return Some(*id);
                }
                let signature = self.link.decls[decl.0].ty.signature()?.clone();
                let id = self.link.new_function(FunctionSource::Wrapper(name, signature));
                self.link.library_functions.insert(name, id);
                Some(id)
            }
            Resolved::Missing => None,
        }
    }

    /// The parameters of a function of the program, once its definition is known.
    pub(crate) fn defined_signature(&self, id: FnId) -> Option<Rc<Signature>> {
        let FunctionSource::Decl(decl) = self.link.functions[id.0 as usize].0 else { return None };
        let known = &self.link.decls[decl.0];
        known.body.as_ref()?;
        known.ty.signature().cloned()
    }

    /// The type of a variable; an array's length may come from its initialiser.
    pub(crate) fn variable_type(&mut self, var: VarId) -> Type {
        if self.types.size(&self.link.vars[var.0].ty).is_none() {
            self.complete_variable(var);
        }
        self.link.vars[var.0].ty.clone()
    }

    /// The number of a variable; `None` (reported) when nobody defines it.
    pub(crate) fn global_of(&mut self, var: VarId, at: Span) -> Option<GlobalId> {
        if self.unevaluated > 0 {
            return Some(GlobalId(u32::MAX));
        }
        let (name, internal, defined, unit) = {
            let known = &self.link.vars[var.0];
            if let Some(id) = known.id {
                return Some(id);
            }
            (known.name, known.internal, known.defined, known.unit)
        };
        let library = self.units[unit].library;
        let id = if defined && (internal || !library) {
            self.link.own_global(var)
        } else if !library && let Some(own) = self.link.program_variables.get(&name).copied() {
            self.link.own_global(own)
        } else if let Some(id) = self.library_global(name) {
            id
        } else if let Some(own) = self.link.program_variables.get(&name).copied() {
            self.link.own_global(own)
        } else {
            let text = self.text(name);
            self.error(at, format!("`{text}` is declared `extern` but defined nowhere"))
                .help("take `extern` away, or define it at file scope");
            return None;
        };
        self.link.vars[var.0].id = Some(id);
        Some(id)
    }

    /// The number of the library's variable of this name.
    pub(crate) fn library_global(&mut self, name: Sym) -> Option<GlobalId> {
        if let Some(id) = self.link.library_globals.get(&name) {
            return Some(*id);
        }
        let text = self.text(name);
        self.session.index.definition(&text)?;
        let id = self.link.new_global(GlobalSource::Library(name));
        self.link.library_globals.insert(name, id);
        Some(id)
    }

    /// A declaration for a function that is called without one; `None` when nobody has it.
    pub(crate) fn implicit_function(
        &mut self,
        name: Sym,
        at: Span,
        called: bool,
    ) -> Option<DeclId> {
        let text = self.text(name);
        let index = self.session.index.clone();
        let header = index.declaration(&text);
        let own = self.link.program_function(name);
        if own.is_none() && header.is_none() {
            let known = SysId::find(&text).is_some()
                || intrinsic(&text).is_some()
                || index.definition(&text).is_some();
            if !known || !called {
                return None;
            }
        }
        let ty = match (own, header) {
            (Some(own), _) => self.link.decls[own.0].ty.clone(),
            (None, Some(header)) => self.header_type(header, name)?,
            (None, None) => unprototyped(),
        };
        if !self.in_library() {
            let message = format!("`{text}` is used without a declaration");
            let diagnostic = self.warning(at, message);
            match header {
                Some(header) => diagnostic.help(format!("add `#include <{header}>`")),
                None => diagnostic.help("put its prototype above this function"),
            };
        }
        let unit = self.here.unit;
        self.link.decls.push(FunctionDecl {
            name,
            ty,
            unit,
            internal: false,
            body: None,
            span: at,
            id: None,
        });
        let decl = DeclId(self.link.decls.len() - 1);
        self.units[unit].names.insert(name, Entity::Function(decl));
        Some(decl)
    }

    /// The type that `header` gives the function `name`.
    fn header_type(&mut self, header: &'static str, name: Sym) -> Option<Type> {
        let unit = match self.link.loaded.get(header) {
            Some(unit) => *unit,
            None => {
                let text = self.session.index.header(header)?;
                let unit = self.load(header, text);
                self.link.loaded.insert(header, unit);
                unit
            }
        };
        match self.units[unit].names.get(&name) {
            Some(Entity::Function(decl)) => Some(self.link.decls[decl.0].ty.clone()),
            _ => None,
        }
    }

    /// Reads a library text as a translation unit.
    fn load(&mut self, name: &str, text: &str) -> usize {
        let file = self.session.library_file(name, text);
        let tokens = super::preprocess::preprocess(self.session, file);
        self.translation(tokens, true)
    }

    fn load_definition(&mut self, name: Sym) -> Option<usize> {
        let text = self.text(name);
        let (source, content) = self.session.index.definition(&text)?;
        if let Some(unit) = self.link.loaded.get(source) {
            return Some(*unit);
        }
        let unit = self.load(source, content);
        self.link.loaded.insert(source, unit);
        Some(unit)
    }

    /// Reads what is reached, until nothing new is.
    pub(crate) fn link_all(&mut self) {
        while let Some(work) = self.link.work.pop() {
            if self.fatal {
                return;
            }
            match work {
                Work::Function(id) => self.link_function(id),
                Work::Global(id) => self.link_global(id),
            }
        }
    }

    fn link_function(&mut self, id: FnId) {
        let source = self.link.functions[id.0 as usize].0.clone();
        let function = match source {
            FunctionSource::Decl(decl) => self.lower_function(decl),
            FunctionSource::Library(name) => {
                let unit = self.load_definition(name);
                let decl = unit.and_then(|unit| match self.units[unit].names.get(&name) {
                    Some(Entity::Function(decl)) => Some(*decl),
                    _ => None,
                });
                match decl {
                    Some(decl) => {
                        self.link.decls[decl.0].id = Some(id);
                        self.lower_function(decl)
                    }
                    None => None,
                }
            }
            FunctionSource::Wrapper(name, signature) => Some(self.wrapper(name, &signature)),
        };
        self.link.functions[id.0 as usize].1 = function;
    }

    fn link_global(&mut self, id: GlobalId) {
        let var = match self.link.globals[id.0 as usize].0 {
            GlobalSource::Variable(var) => Some(var),
            GlobalSource::Library(name) => self.load_definition(name).and_then(|unit| {
                match self.units[unit].names.get(&name) {
                    Some(Entity::Variable(var)) => Some(*var),
                    _ => None,
                }
            }),
        };
        let Some(var) = var else { return };
        self.link.vars[var.0].id = Some(id);
        self.complete_variable(var);
        let known = &self.link.vars[var.0];
        let data = known.data.clone().unwrap_or_default();
        let global = Global {
            name: self.session.names.str(known.name).to_owned(),
            ty: self.types.lower(&known.ty),
            c_type: self.types.name(&known.ty, &self.session.names),
            library: self.units[known.unit].library,
            init: data.bytes,
            relocs: data.relocs,
        };
        self.link.globals[id.0 as usize].1 = Some(global);
    }

    /// Hands the finished functions, variables and strings over; `None` when something is missing,
    /// which has been reported.
    pub(crate) fn take_linked(&mut self) -> Option<Linked> {
        let functions = std::mem::take(&mut self.link.functions);
        let globals = std::mem::take(&mut self.link.globals);
        let functions: Option<Vec<Function>> = functions.into_iter().map(|slot| slot.1).collect();
        let globals: Option<Vec<Global>> = globals.into_iter().map(|slot| slot.1).collect();
        Some((functions?, globals?, std::mem::take(&mut self.link.strings)))
    }
}

/// `int ()`
pub(crate) fn unprototyped() -> Type {
    let signature =
        Signature { ret: Type::INT, params: Vec::new(), variadic: false, prototype: false };
    Type { kind: super::types::Kind::Function(Rc::new(signature)), quals: 0 }
}
