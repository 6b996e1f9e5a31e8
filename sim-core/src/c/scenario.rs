//! What makes a file a scenario: header lines, `setup`, `process`, claims, `schedule`.
//!
//! `ipclab.h` declares none of these words to us (for `cc` they are macros): the parser knows them.

use super::hir::{
    BinOp, Claim, ClaimExpr, ClaimKind, ExprKind, FnId, Observed, Path, Place, PlaceKind, Scenario,
    SharedPlace, Span, Ty, UnOp,
};
use super::intern::Sym;
use super::lex::{Punct, TokenKind};
use super::link::{Definition, FunctionDecl, Role};
use super::parse::{Abandon, DeclId, Entity, Parse, Parser};
use super::types::{Kind, Signature, Type};
use super::{literal, suggest};
use std::rc::Rc;

/// The scenario's parts as they are met.
#[derive(Default)]
pub(crate) struct Parts {
    setup: Option<DeclId>,
    processes: Vec<(Sym, DeclId, Span)>,
    /// Kind, first token of the expression, place.
    claims: Vec<(ClaimKind, usize, Span)>,
    schedules: Vec<(String, String, Span)>,
    shared: Vec<SharedPlace>,
    /// The functions of processes, when they are known.
    functions: Vec<(String, FnId)>,
}

/// The `//! key value` lines, and the comment under them as `desc.en` when there is none.
pub(crate) fn header(text: &str) -> Vec<(String, String, Span)> {
    let mut found: Vec<(String, String, Span)> = Vec::new();
    let mut start = 0u32;
    let mut paragraph = String::new();
    let mut paragraph_span = None;
    for (nth, line) in text.split('\n').enumerate() {
        let end = start + line.len() as u32;
        let span = Span { file: 0, line: nth as u32 + 1, column: 1, start, end };
        start = end + 1;
        let line = line.trim_end_matches('\r').trim_start_matches('\u{feff}');
        if let Some(rest) = line.strip_prefix("//!") {
            let rest = rest.trim();
            let (key, value) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            if !key.is_empty() {
                found.push((key.to_owned(), value.trim().to_owned(), span));
            }
        } else if let Some(rest) = line.strip_prefix("//") {
            paragraph.push_str(rest.trim());
            paragraph.push(' ');
            paragraph_span.get_or_insert(span);
        } else {
            break;
        }
    }
    if let Some(span) = paragraph_span
        && !found.is_empty()
        && !found.iter().any(|(key, _, _)| key == "desc.en")
    {
        found.push(("desc.en".to_owned(), paragraph.trim().to_owned(), span));
    }
    found
}

impl Parser<'_, '_> {
    /// A part of a scenario at file scope, when one stands here.
    pub(crate) fn scenario_part(&mut self) -> Parse<bool> {
        let Some(word) = self.identifier() else { return Ok(false) };
        let text = self.text(word);
        let (one, two, three) = (self.ahead(1), self.ahead(2), self.ahead(3));
        let call = one.is(Punct::LParen);
        let names = call && two.kind == TokenKind::Ident && three.is(Punct::RParen);
        match &*text {
            "setup" if one.is(Punct::LBrace) => self.setup()?,
            "process" if names && self.ahead(4).is(Punct::LBrace) => self.process()?,
            "always" | "sometimes" | "never" if call && self.lookup(word).is_none() => {
                let kind = match &*text {
                    "always" => ClaimKind::Always,
                    "sometimes" => ClaimKind::Sometimes,
                    _ => ClaimKind::Never,
                };
                self.claim(kind)?;
            }
            "schedule" if call && self.lookup(word).is_none() => self.schedule()?,
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn void_function(&mut self, name: Sym, span: Span, role: Role) -> DeclId {
        let signature =
            Signature { ret: Type::VOID, params: Vec::new(), variadic: false, prototype: true };
        let ty = Type { kind: Kind::Function(Rc::new(signature)), quals: 0 };
        let body = Some(Definition { at: self.here.at, span, role, void_main: false });
        let unit = self.here.unit;
        self.link.decls.push(FunctionDecl { name, ty, unit, internal: true, body, span, id: None });
        DeclId(self.link.decls.len() - 1)
    }

    fn setup(&mut self) -> Parse<()> {
        let token = self.advance();
        self.needs_header(token.span, "setup");
        if self.scenario.setup.is_some() {
            self.error(token.span, "there is a second `setup`").help("put both into one");
        }
        let decl = self.void_function(token.sym, token.span, Role::Setup);
        self.scenario.setup = Some(decl);
        self.skip_body()
    }

    fn process(&mut self) -> Parse<()> {
        let start = self.advance().span;
        self.advance();
        let name = self.advance();
        self.advance();
        self.needs_header(start, "process");
        let text = self.text(name.sym);
        if self.scenario.processes.iter().any(|(known, _, _)| *known == name.sym) {
            self.error(name.span, format!("there is a second process `{text}`"))
                .help("each process has a name of its own");
        }
        let decl = self.void_function(name.sym, name.span, Role::Process);
        self.scenario.processes.push((name.sym, decl, name.span));
        self.skip_body()
    }

    fn needs_header(&mut self, span: Span, word: &str) {
        if !self.session.ipclab_header {
            self.session.ipclab_header = true;
            self.warning(span, format!("`{word}` comes from a header that is not included"))
                .help("add `#include <ipclab.h>`, then `cc` takes the file too");
        }
    }

    fn claim(&mut self, kind: ClaimKind) -> Parse<()> {
        let start = self.advance().span;
        let at = self.here.at;
        if !self.skip_balanced(Punct::LParen, Punct::RParen) {
            self.here.at = at;
            return Err(self.unclosed(start));
        }
        let span = self.since(start);
        self.scenario.claims.push((kind, at, span));
        self.semicolon()
    }

    fn unclosed(&mut self, start: Span) -> Abandon {
        self.syntax(start, "the `(` of this is never closed".to_owned(), None)
    }

    fn schedule(&mut self) -> Parse<()> {
        let start = self.advance().span;
        self.advance();
        if self.token().kind != TokenKind::Ident {
            return Err(self.unexpected("the name of the run"));
        }
        let name = self.advance();
        self.expect(Punct::Comma)?;
        if self.token().kind != TokenKind::Str {
            return Err(self.unexpected("the run as a string"));
        }
        let bytes = self.string_bytes().map(|(bytes, _)| bytes).unwrap_or_default();
        self.expect(Punct::RParen)?;
        let span = self.since(start);
        let text = self.text(name.sym).to_string();
        if self.scenario.schedules.iter().any(|(known, _, _)| *known == text) {
            self.error(name.span, format!("there is a second schedule `{text}`"));
        }
        let run = String::from_utf8_lossy(&bytes).into_owned();
        self.scenario.schedules.push((text, run, span));
        self.semicolon()
    }

    /// Gives the scenario's functions their numbers.
    pub(crate) fn number_scenario(&mut self) -> (Option<FnId>, Vec<(String, FnId, Span)>) {
        let setup = self.scenario.setup.map(|decl| self.link.function_of(decl));
        let known = self.scenario.processes.clone();
        let mut processes = Vec::new();
        for (name, decl, span) in known {
            processes.push((self.text(name).to_string(), self.link.function_of(decl), span));
        }
        self.scenario.functions =
            processes.iter().map(|(name, id, _)| (name.clone(), *id)).collect();
        (setup, processes)
    }

    /// The finished scenario; claims are read now that all names are known.
    pub(crate) fn finish_scenario(
        &mut self,
        main: Option<FnId>,
        stem: &str,
        setup: Option<FnId>,
        processes: Vec<(String, FnId, Span)>,
    ) -> Scenario {
        if let Some(main) = main {
            self.scenario.functions.push(("main".to_owned(), main));
            if stem != "main" {
                self.scenario.functions.push((stem.to_owned(), main));
            }
        }
        let parts = std::mem::take(&mut self.scenario.claims);
        let mut claims = Vec::new();
        for (kind, at, span) in parts {
            let claim = self.elsewhere(0, at, |parser| parser.claim_inside(kind, span));
            claims.extend(claim.ok());
        }
        Scenario {
            header: header(&self.session.files[0].text),
            setup,
            processes,
            claims,
            schedules: std::mem::take(&mut self.scenario.schedules),
            shared: std::mem::take(&mut self.scenario.shared),
        }
    }

    fn claim_inside(&mut self, kind: ClaimKind, span: Span) -> Parse<Claim> {
        let open = self.expect(Punct::LParen)?.span;
        let expr = self.claim_binary(1)?;
        let close = self.expect(Punct::RParen)?.span;
        let text = self.session.files[0].text.get(open.end as usize..close.start as usize);
        let words: Vec<&str> = text.unwrap_or("").split_whitespace().collect();
        Ok(Claim { kind, expr, text: words.join(" "), span })
    }

    fn claim_binary(&mut self, least: u8) -> Parse<ClaimExpr> {
        let mut left = self.nested(3, |parser| parser.claim_unary())?;
        while let TokenKind::Punct(punct) = self.token().kind {
            if punct == Punct::Question {
                let span = self.span();
                self.error(span, "`?:` is not supported in claims").help("use `&&` and `||`");
                return Err(Abandon);
            }
            let Some((level, op)) = claim_operator(punct) else { break };
            if level < least {
                break;
            }
            let span = self.advance().span;
            let right = self.claim_binary(level + 1)?;
            self.check_strings(op, &left, &right, span)?;
            let (a, b) = (Box::new(left), Box::new(right));
            left = match (punct, op) {
                (Punct::AndAnd, _) => ClaimExpr::And(a, b),
                (Punct::OrOr, _) => ClaimExpr::Or(a, b),
                (_, op) => ClaimExpr::Binary(op.unwrap_or(BinOp::Eq), a, b),
            };
        }
        Ok(left)
    }

    /// Strings are compared with `proc.out` only.
    fn check_strings(
        &mut self,
        op: Option<BinOp>,
        left: &ClaimExpr,
        right: &ClaimExpr,
        span: Span,
    ) -> Parse<()> {
        let text = |side: &ClaimExpr| {
            matches!(side, ClaimExpr::Str(_) | ClaimExpr::Observed(Observed::Out(_)))
        };
        if !text(left) && !text(right) {
            return Ok(());
        }
        if text(left) && text(right) && matches!(op, Some(BinOp::Eq | BinOp::Ne)) {
            return Ok(());
        }
        self.error(span, "a string is only compared with `process.out`, by `==` or `!=`");
        Err(Abandon)
    }

    fn claim_unary(&mut self) -> Parse<ClaimExpr> {
        let token = self.token();
        let span = token.span;
        match token.kind {
            TokenKind::Punct(Punct::Not) => self.claim_prefix(UnOp::Not),
            TokenKind::Punct(Punct::Minus) => self.claim_prefix(UnOp::Neg),
            TokenKind::Punct(Punct::Tilde) => self.claim_prefix(UnOp::BitNot),
            TokenKind::Punct(Punct::LParen) if !self.parenthesised_place() => {
                self.advance();
                let inside = self.claim_binary(1)?;
                self.expect(Punct::RParen)?;
                Ok(inside)
            }
            TokenKind::Str => {
                let bytes = self.string_bytes().map(|(bytes, _)| bytes);
                Ok(ClaimExpr::Str(bytes.unwrap_or_default()))
            }
            TokenKind::Ident if token.sym.keyword().is_none() => {
                let text = self.text(token.sym);
                let next = self.ahead(1);
                if &*text == "deadlock" && self.lookup(token.sym).is_none() {
                    self.advance();
                    return Ok(ClaimExpr::Observed(Observed::Deadlock));
                }
                if &*text == "stuck" && next.is(Punct::LParen) {
                    self.advance();
                    self.advance();
                    let (process, rest, at) = self.process_path()?;
                    self.expect(Punct::RParen)?;
                    if let Some(rest) = rest {
                        self.error(at, format!("`stuck` takes a process, not `{rest}` of one"));
                        return Err(Abandon);
                    }
                    self.known_process(&process, at)?;
                    return Ok(ClaimExpr::Observed(Observed::Stuck(process)));
                }
                let numbered = next.kind == TokenKind::Number
                    && self.session.names.str(next.sym).starts_with('.');
                if next.is(Punct::Dot) || numbered {
                    let member = matches!(self.lookup(token.sym), Some(Entity::Variable(_)));
                    if !member || self.process_function(&text).is_some() {
                        return self.process_leaf();
                    }
                }
                if self.lookup(token.sym).is_none() && self.process_function(&text).is_some() {
                    return self.process_leaf();
                }
                self.claim_place(span)
            }
            TokenKind::Number | TokenKind::Char => {
                self.advance();
                let text = self.text(token.sym);
                let value = match token.kind {
                    TokenKind::Char => literal::character(&text),
                    _ => literal::integer(&text).map(|(value, _)| value as i64),
                };
                match value {
                    Ok(value) => Ok(ClaimExpr::Const(value)),
                    Err(message) => {
                        self.error(span, message);
                        Err(Abandon)
                    }
                }
            }
            _ => self.claim_place(span),
        }
    }

    fn claim_prefix(&mut self, op: UnOp) -> Parse<ClaimExpr> {
        self.advance();
        let inside = self.nested(3, |parser| parser.claim_unary())?;
        Ok(ClaimExpr::Unary(op, Box::new(inside)))
    }

    /// Whether `(` here begins a C expression: a cast, or `(*p).x`.
    fn parenthesised_place(&self) -> bool {
        self.starts_type(self.ahead(1)) || self.ahead(1).is(Punct::Star)
    }

    /// `name`, `name.1.1`, each with `.word` behind it or not.
    fn process_path(&mut self) -> Parse<(String, Option<String>, Span)> {
        let start = self.span();
        if self.identifier().is_none() {
            return Err(self.unexpected("the name of a process"));
        }
        let first = self.advance();
        let mut path = self.text(first.sym).to_string();
        loop {
            let token = self.token();
            let text = self.text(token.sym);
            if token.kind == TokenKind::Number && text.starts_with('.') {
                path.push_str(&text);
                self.advance();
            } else if token.is(Punct::Dot) {
                path.push('.');
                self.advance();
                let next = self.token();
                if !matches!(next.kind, TokenKind::Ident | TokenKind::Number) {
                    return Err(self.unexpected("the name of a variable"));
                }
                path.push_str(&self.text(next.sym));
                self.advance();
            } else {
                break;
            }
        }
        let mut process = String::new();
        let mut rest: Option<String> = None;
        for (nth, part) in path.split('.').enumerate() {
            let number = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
            if nth == 0 {
                process.push_str(part);
            } else if number && rest.is_none() {
                process.push('.');
                process.push_str(part);
            } else if rest.is_none() {
                rest = Some(part.to_owned());
            } else {
                let span = self.since(start);
                self.error(span, "claims look at plain variables, not at members");
                return Err(Abandon);
            }
        }
        // The library's `errno` is a macro for a variable of another name.
        let rest =
            rest.map(|rest| if rest == "__ipclab_errno" { "errno".to_owned() } else { rest });
        Ok((process, rest, self.since(start)))
    }

    /// The function of a process, also of its children.
    fn process_function(&self, process: &str) -> Option<FnId> {
        let base = process.split('.').next().unwrap_or(process);
        self.scenario.functions.iter().find(|(name, _)| name == base).map(|(_, id)| *id)
    }

    fn known_process(&mut self, process: &str, at: Span) -> Parse<FnId> {
        if let Some(id) = self.process_function(process) {
            return Ok(id);
        }
        let names: Vec<String> =
            self.scenario.functions.iter().map(|(name, _)| name.clone()).collect();
        let near = suggest::nearest(process, names.iter().map(String::as_str));
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None if names.is_empty() => "there is no process in this file".to_owned(),
            None => format!("the processes are {}", names.join(", ")),
        };
        self.error(at, format!("there is no process `{process}`")).help(help);
        Err(Abandon)
    }

    fn process_leaf(&mut self) -> Parse<ClaimExpr> {
        let (process, rest, at) = self.process_path()?;
        let function = self.known_process(&process, at)?;
        let Some(word) = rest else {
            self.error(at, format!("what of `{process}` is meant?"))
                .help(format!("`{process}.status`, `{process}.out` or a variable of it"));
            return Err(Abandon);
        };
        let leaf = match word.as_str() {
            "errno" => Observed::Errno(process),
            "status" => Observed::Status(process),
            "signal" => Observed::Signal(process),
            "out" => Observed::Out(process),
            _ => {
                self.outermost_variable(function, &process, &word, at)?;
                Observed::Var(process, word)
            }
        };
        Ok(ClaimExpr::Observed(leaf))
    }

    fn outermost_variable(
        &mut self,
        function: FnId,
        process: &str,
        name: &str,
        at: Span,
    ) -> Parse<()> {
        // A function with errors has no locals to look at.
        let Some(locals) = self.link.locals_of(function) else { return Err(Abandon) };
        let found = locals.iter().find(|local| local.outermost && local.name == name).cloned();
        let inner = locals.iter().any(|local| local.name == name);
        let known: Vec<String> = locals
            .iter()
            .filter(|local| local.outermost && !matches!(local.ty, Ty::Bytes { .. }))
            .map(|local| local.name.clone())
            .collect();
        match found {
            Some(local) if matches!(local.ty, Ty::Bytes { .. }) => {
                self.error(at, format!("`{name}` is a `{}`, claims look at numbers", local.c_type))
                    .help(format!("copy what matters into an int of `{process}`"));
                Err(Abandon)
            }
            Some(_) => Ok(()),
            None => {
                let near = suggest::nearest(name, known.iter().map(String::as_str));
                let help = match near {
                    _ if inner => {
                        format!("declare `{name}` at the top of `{process}`, not in an inner block")
                    }
                    Some(near) => format!("did you mean `{process}.{near}`?"),
                    None if known.is_empty() => {
                        "it has no variables in its outermost block".to_owned()
                    }
                    None => format!("it has {}", known.join(", ")),
                };
                self.error(at, format!("`{process}` has no variable `{name}`")).help(help);
                Err(Abandon)
            }
        }
    }

    /// A C expression over file-scope variables: a constant, or a place that can be looked at.
    fn claim_place(&mut self, start: Span) -> Parse<ClaimExpr> {
        let value = self.claim_c_expression()?;
        let span = self.since(start);
        if value.is_poison() {
            return Err(Abandon);
        }
        if let Some(constant) = value.constant() {
            return Ok(ClaimExpr::Const(constant));
        }
        let scalar = value.ty.is_scalar();
        if let super::check::Body::Place(place) = &value.body
            && scalar
            && let Some((global, path)) = shared_path(place)
        {
            let text = self.session.files[0].text.get(span.start as usize..span.end as usize);
            let words: Vec<&str> = text.unwrap_or("").split_whitespace().collect();
            let text = words.join(" ");
            if !self.scenario.shared.iter().any(|known| known.text == text) {
                self.scenario.shared.push(SharedPlace {
                    text: text.clone(),
                    global,
                    path,
                    ty: place.ty.clone(),
                    bits: place.bits,
                });
            }
            return Ok(ClaimExpr::Observed(Observed::Shared(text)));
        }
        self.error(span, "a claim cannot look at this").help(
            "it sees variables of processes (`a.x`), what file-scope variables point to (`*n`), constants",
        );
        Err(Abandon)
    }

    fn claim_c_expression(&mut self) -> Parse<super::check::Value> {
        self.cast_expression()
    }
}

/// Where a place lies, counted from a variable.
fn shared_path(place: &Place) -> Option<(super::hir::GlobalId, Vec<Path>)> {
    match &place.kind {
        PlaceKind::Global(id) => Some((*id, Vec::new())),
        PlaceKind::Field(base, offset) => {
            let (id, mut path) = shared_path(base)?;
            path.push(Path::Offset(*offset as i64));
            Some((id, path))
        }
        PlaceKind::Deref(pointer) => shared_pointer(pointer),
        _ => None,
    }
}

fn shared_pointer(pointer: &super::hir::Expr) -> Option<(super::hir::GlobalId, Vec<Path>)> {
    match &pointer.kind {
        ExprKind::Load(place) => {
            let (id, mut path) = shared_path(place)?;
            path.push(Path::Deref);
            Some((id, path))
        }
        ExprKind::AddrOf(place) => shared_path(place),
        ExprKind::Cast(inner) => shared_pointer(inner),
        ExprKind::PtrAdd { base, index, size } => {
            let ExprKind::Const(count) = index.kind else { return None };
            let (id, mut path) = shared_pointer(base)?;
            path.push(Path::Offset(count.wrapping_mul(*size)));
            Some((id, path))
        }
        _ => None,
    }
}

fn claim_operator(punct: Punct) -> Option<(u8, Option<BinOp>)> {
    Some(match punct {
        Punct::OrOr => (1, None),
        Punct::AndAnd => (2, None),
        Punct::Pipe => (3, Some(BinOp::Or)),
        Punct::Caret => (4, Some(BinOp::Xor)),
        Punct::Amp => (5, Some(BinOp::And)),
        Punct::EqEq => (6, Some(BinOp::Eq)),
        Punct::Ne => (6, Some(BinOp::Ne)),
        Punct::Lt => (7, Some(BinOp::Lt)),
        Punct::Le => (7, Some(BinOp::Le)),
        Punct::Gt => (7, Some(BinOp::Gt)),
        Punct::Ge => (7, Some(BinOp::Ge)),
        Punct::Shl => (8, Some(BinOp::Shl)),
        Punct::Shr => (8, Some(BinOp::Shr)),
        Punct::Plus => (9, Some(BinOp::Add)),
        Punct::Minus => (9, Some(BinOp::Sub)),
        Punct::Star => (10, Some(BinOp::Mul)),
        Punct::Slash => (10, Some(BinOp::Div)),
        Punct::Percent => (10, Some(BinOp::Rem)),
        _ => return None,
    })
}
