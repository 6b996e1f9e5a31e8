//! Statements and blocks.

use super::{Abandon, Entity, Parse, Parser, Scope, Switch};
use crate::c::check::Purpose;
use crate::c::hir::{Expr, ExprKind, LabelId, LocalId, Span, Stmt, StmtKind, Ty};
use crate::c::intern::{Kw, Sym};
use crate::c::lex::{Punct, TokenKind};
use crate::c::types::Type;

impl Parser<'_, '_> {
    /// `{ ... }` with a scope of its own.
    pub(crate) fn block(&mut self) -> Parse<Vec<Stmt>> {
        Ok(self.value_block_after(true)?.0)
    }

    /// The inside of `({ ... })`: statements, and the type of the last one's value.
    pub(crate) fn value_block(&mut self) -> Parse<(Vec<Stmt>, Option<Type>)> {
        self.value_block_after(false)
    }

    fn value_block_after(&mut self, open: bool) -> Parse<(Vec<Stmt>, Option<Type>)> {
        let brace = if open { self.expect(Punct::LBrace)?.span } else { self.previous().span };
        self.here.scopes.push(Scope::default());
        if let Some(function) = &mut self.here.function {
            function.blocks += 1;
        }
        let result = self.nested(4, |parser| parser.block_items(brace));
        if let Some(function) = &mut self.here.function {
            function.blocks -= 1;
        }
        self.here.scopes.pop();
        result
    }

    fn block_items(&mut self, brace: Span) -> Parse<(Vec<Stmt>, Option<Type>)> {
        let mut out = Vec::new();
        let mut last = None;
        loop {
            if self.eat(Punct::RBrace) {
                return Ok((out, last));
            }
            if self.at_end() {
                let span = self.span();
                let _ = span;
                return Err(self.syntax(
                    brace,
                    "this `{` is never closed".to_owned(),
                    Some("put the matching `}` where the block ends".to_owned()),
                ));
            }
            last = self.block_item(&mut out);
            if self.fatal {
                return Err(Abandon);
            }
        }
    }

    /// One declaration or statement; a wrong one is skipped. The type of an expression statement.
    fn block_item(&mut self, out: &mut Vec<Stmt>) -> Option<Type> {
        let start = self.here.at;
        let declares = self.starts_declaration();
        let result =
            if declares { self.local_declaration(out).map(|()| None) } else { self.statement(out) };
        match result {
            Ok(ty) => ty,
            Err(Abandon) => {
                self.recover(start, declares);
                None
            }
        }
    }

    fn starts_declaration(&self) -> bool {
        let token = self.token();
        let label = self.ahead(1).is(Punct::Colon) && token.sym.keyword().is_none();
        self.starts_type(token) && !label
            || Self::keyword_of(token) == Some(Kw::Extension) && self.starts_type(self.ahead(1))
    }

    /// Goes on behind a statement or declaration that was given up. The names that it would have
    /// declared are known from now on, so that their uses give no messages.
    #[inline(never)]
    fn recover(&mut self, start: usize, declares: bool) {
        if self.fatal {
            return;
        }
        let mut at = start;
        if self.here.at == start {
            self.advance();
        }
        let mut braces = 0usize;
        // What was read already may have opened braces.
        while at < self.here.at {
            let token = self.here.tokens[at];
            if token.is(Punct::LBrace) {
                braces += 1;
            } else if token.is(Punct::RBrace) {
                braces = braces.saturating_sub(1);
            }
            at += 1;
        }
        let done = braces == 0
            && (self.previous().is(Punct::Semicolon) || self.previous().is(Punct::RBrace));
        while !done && !self.at_end() {
            let token = self.token();
            if braces == 0 {
                if token.is(Punct::RBrace) {
                    break;
                }
                if token.is(Punct::Semicolon) {
                    self.advance();
                    break;
                }
                let new_line = token.span.line != self.previous().span.line;
                if new_line && self.begins_statement() {
                    break;
                }
            }
            self.advance();
            if token.is(Punct::LBrace) {
                braces += 1;
            } else if token.is(Punct::RBrace) {
                braces = braces.saturating_sub(1);
                if braces == 0 {
                    break;
                }
            }
        }
        if declares {
            self.forget_names(start);
        }
    }

    /// Whether the current token is a word that only begins statements and declarations.
    fn begins_statement(&self) -> bool {
        let token = self.token();
        matches!(
            Self::keyword_of(token),
            Some(
                Kw::If
                    | Kw::While
                    | Kw::For
                    | Kw::Do
                    | Kw::Return
                    | Kw::Break
                    | Kw::Continue
                    | Kw::Switch
                    | Kw::Case
                    | Kw::Goto
                    | Kw::Int
                    | Kw::Char
                    | Kw::Struct
            )
        )
    }

    fn forget_names(&mut self, start: usize) {
        let end = self.here.at;
        for at in start..end {
            let token = self.here.tokens[at];
            let next = self.here.tokens[(at + 1).min(self.here.tokens.len() - 1)];
            let declares = matches!(
                next.kind,
                TokenKind::Punct(Punct::Assign | Punct::Semicolon | Punct::Comma | Punct::LBracket)
            );
            if token.kind == TokenKind::Ident
                && token.sym.keyword().is_none()
                && declares
                && self.lookup(token.sym).is_none()
            {
                self.declare(token.sym, Entity::Local(LocalId(u32::MAX), Type::ERROR));
            }
        }
    }

    /// One statement. The type of its value when it is an expression.
    pub(crate) fn statement(&mut self, out: &mut Vec<Stmt>) -> Parse<Option<Type>> {
        self.nested(2, |parser| parser.statement_inside(out))
    }

    fn statement_inside(&mut self, out: &mut Vec<Stmt>) -> Parse<Option<Type>> {
        let start = self.span();
        if self.is(Punct::LBrace) {
            let body = self.block()?;
            out.push(Stmt { kind: StmtKind::Block(body), span: start });
            return Ok(None);
        }
        if self.eat(Punct::Semicolon) {
            return Ok(None);
        }
        if let Some(name) = self.identifier() {
            if self.ahead(1).is(Punct::Colon) {
                return self.label(name, out);
            }
            if self.looks_like_declaration(name) {
                return Err(self.unknown_type(name));
            }
        }
        let kind = match self.keyword() {
            Some(Kw::If) => self.if_statement()?,
            Some(Kw::While) => self.while_loop()?,
            Some(Kw::Do) => self.do_loop()?,
            Some(Kw::For) => self.for_loop()?,
            Some(Kw::Switch) => self.switch()?,
            Some(Kw::Case) => return self.case(out),
            Some(Kw::Default) => return self.default(out),
            Some(Kw::Goto) => self.goto()?,
            Some(Kw::Break) => self.break_statement()?,
            Some(Kw::Continue) => self.continue_statement()?,
            Some(Kw::Return) => self.return_statement()?,
            Some(Kw::Asm) => return Err(self.no_asm()),
            Some(Kw::Else) => {
                let message = "`else` without `if`".to_owned();
                let help = "only one statement may stand between: put `{ }` around them".to_owned();
                return Err(self.syntax(start, message, Some(help)));
            }
            _ => return self.expression_statement(out),
        };
        let span = self.since(start);
        out.push(Stmt { kind, span });
        Ok(None)
    }

    /// `unknown x` or `unknown *x =`: a type is missing rather than an operator.
    fn looks_like_declaration(&self, name: Sym) -> bool {
        let (one, two) = (self.ahead(1), self.ahead(2));
        let plain =
            |token: super::Token| token.kind == TokenKind::Ident && token.sym.keyword().is_none();
        if self.lookup(name).is_some() {
            return false;
        }
        let ends = |token: super::Token| {
            token.is(Punct::Semicolon)
                || token.is(Punct::Assign)
                || token.is(Punct::LBracket)
                || token.is(Punct::Comma)
        };
        plain(one)
            || (one.is(Punct::Star)
                && plain(two)
                && ends(self.ahead(3))
                && !self.ahead(3).is(Punct::Comma))
    }

    #[inline(never)]
    fn expression_statement(&mut self, out: &mut Vec<Stmt>) -> Parse<Option<Type>> {
        let start = self.span();
        let value = self.expression()?;
        self.semicolon()?;
        let value = self.rvalue(value);
        let ty = value.ty.clone();
        if value.is_poison() {
            return Ok(None);
        }
        let span = self.since(start);
        let expr = self.hir(value);
        out.push(Stmt { kind: StmtKind::Expr(expr), span });
        Ok(Some(ty))
    }

    /// `( condition )`
    #[inline(never)]
    fn parenthesised_condition(&mut self, word: &str) -> Parse<Expr> {
        if !self.is(Punct::LParen) {
            return Err(self.unexpected(&format!("`(` behind `{word}`")));
        }
        self.advance();
        let value = self.expression()?;
        self.expect(Punct::RParen)?;
        let value = self.condition(value);
        Ok(self.hir(value))
    }

    /// The statement under an `if` or loop.
    fn body(&mut self) -> Parse<Vec<Stmt>> {
        if self.starts_declaration() && !self.is(Punct::LBrace) {
            let span = self.span();
            let message = "a declaration cannot stand alone here".to_owned();
            return Err(self.syntax(span, message, Some("put `{ }` around it".to_owned())));
        }
        let mut out = Vec::new();
        self.statement(&mut out)?;
        Ok(out)
    }

    fn loop_body(&mut self) -> Parse<Vec<Stmt>> {
        if let Some(function) = &mut self.here.function {
            function.loops += 1;
        }
        let body = self.body();
        if let Some(function) = &mut self.here.function {
            function.loops -= 1;
        }
        body
    }

    fn if_statement(&mut self) -> Parse<StmtKind> {
        self.advance();
        let test = self.parenthesised_condition("if")?;
        let yes = self.body()?;
        let no = if self.eat_keyword(Kw::Else) { self.body()? } else { Vec::new() };
        Ok(StmtKind::If(test, yes, no))
    }

    fn while_loop(&mut self) -> Parse<StmtKind> {
        self.advance();
        let cond = Some(self.parenthesised_condition("while")?);
        let body = self.loop_body()?;
        Ok(StmtKind::Loop { test_first: true, cond, step: None, body })
    }

    fn do_loop(&mut self) -> Parse<StmtKind> {
        self.advance();
        let body = self.loop_body()?;
        if !self.eat_keyword(Kw::While) {
            return Err(self.unexpected("`while` of this `do`"));
        }
        let cond = Some(self.parenthesised_condition("while")?);
        self.semicolon()?;
        Ok(StmtKind::Loop { test_first: false, cond, step: None, body })
    }

    fn for_loop(&mut self) -> Parse<StmtKind> {
        self.advance();
        self.expect(Punct::LParen)?;
        self.here.scopes.push(Scope::default());
        if let Some(function) = &mut self.here.function {
            function.blocks += 1;
        }
        let result = self.for_parts();
        if let Some(function) = &mut self.here.function {
            function.blocks -= 1;
        }
        self.here.scopes.pop();
        result
    }

    fn for_parts(&mut self) -> Parse<StmtKind> {
        let start = self.span();
        let mut out = Vec::new();
        let (cond, step) = self.for_head(&mut out)?;
        let body = self.loop_body()?;
        let kind = StmtKind::Loop { test_first: true, cond, step, body };
        if out.is_empty() {
            return Ok(kind);
        }
        out.push(Stmt { kind, span: self.since(start) });
        Ok(StmtKind::Block(out))
    }

    /// `first; condition; step)`
    #[inline(never)]
    fn for_head(&mut self, out: &mut Vec<Stmt>) -> Parse<(Option<Expr>, Option<Expr>)> {
        if self.starts_declaration() {
            self.local_declaration(out)?;
        } else if !self.eat(Punct::Semicolon) {
            let value = self.expression()?;
            self.expect(Punct::Semicolon)?;
            let value = self.rvalue(value);
            let span = value.span;
            let expr = self.hir(value);
            out.push(Stmt { kind: StmtKind::Expr(expr), span });
        }
        let mut cond = None;
        if !self.is(Punct::Semicolon) {
            let value = self.expression()?;
            let value = self.condition(value);
            cond = Some(self.hir(value));
        }
        self.expect(Punct::Semicolon)?;
        let mut step = None;
        if !self.is(Punct::RParen) {
            let value = self.expression()?;
            let value = self.rvalue(value);
            step = Some(self.hir(value));
        }
        self.expect(Punct::RParen)?;
        Ok((cond, step))
    }

    fn new_label(&mut self) -> LabelId {
        match &mut self.here.function {
            Some(function) => {
                function.next_label += 1;
                LabelId(function.next_label - 1)
            }
            None => LabelId(0),
        }
    }

    fn switch(&mut self) -> Parse<StmtKind> {
        let (value, ty) = self.switch_head()?;
        if let Some(function) = &mut self.here.function {
            function.switches.push(Switch { ty, cases: Vec::new(), default: None });
        }
        let body = self.body();
        let switch = self.here.function.as_mut().and_then(|function| function.switches.pop());
        let body = body?;
        let Some(switch) = switch else { return Err(Abandon) };
        Ok(StmtKind::Switch { value, cases: switch.cases, default: switch.default, body })
    }

    /// `switch (value)`: the promoted value and its type.
    #[inline(never)]
    fn switch_head(&mut self) -> Parse<(Expr, Type)> {
        self.advance();
        self.expect(Punct::LParen)?;
        let value = self.expression()?;
        self.expect(Punct::RParen)?;
        let value = self.promote(value);
        if !value.is_poison() && !value.ty.is_integer() {
            let text = self.type_text(&value.ty);
            self.error(value.span, format!("`switch` needs an integer, but this is a `{text}`"))
                .help("compare strings with strcmp and `if`");
            return Err(Abandon);
        }
        let ty = if value.is_poison() { Type::INT } else { value.ty.clone() };
        Ok((self.hir(value), ty))
    }

    #[inline(never)]
    fn case(&mut self, out: &mut Vec<Stmt>) -> Parse<Option<Type>> {
        let start = self.advance().span;
        let low = self.constant_expression("a `case`")?;
        let high =
            if self.eat(Punct::Ellipsis) { self.constant_expression("a `case`")? } else { low };
        self.expect(Punct::Colon)?;
        let span = self.since(start);
        let label = self.new_label();
        let ty = self
            .here
            .function
            .as_ref()
            .and_then(|function| function.switches.last())
            .map(|switch| switch.ty.clone());
        let Some(ty) = ty else {
            self.error(start, "`case` without `switch`");
            return Err(Abandon);
        };
        let (low, high) = (self.fit(low, &ty), self.fit(high, &ty));
        let signed = self.types.int_kind(&ty).is_some_and(|kind| kind.signed());
        let below = |a: i64, b: i64| if signed { a < b } else { (a as u64) < b as u64 };
        let mut twice = false;
        if let Some(switch) =
            self.here.function.as_mut().and_then(|function| function.switches.last_mut())
        {
            twice =
                switch.cases.iter().any(|(from, to, _)| !below(high, *from) && !below(*to, low));
            switch.cases.push((low, high, label));
        }
        if twice {
            self.error(span, format!("`case {low}` stands twice in this `switch`"));
        }
        out.push(Stmt { kind: StmtKind::Label(label), span });
        self.labelled(out)
    }

    fn default(&mut self, out: &mut Vec<Stmt>) -> Parse<Option<Type>> {
        let start = self.advance().span;
        self.expect(Punct::Colon)?;
        let label = self.new_label();
        let known = self.here.function.as_mut().and_then(|function| function.switches.last_mut());
        match known {
            None => {
                self.error(start, "`default` without `switch`");
            }
            Some(switch) if switch.default.is_some() => {
                self.error(start, "`default` stands twice in this `switch`");
            }
            Some(switch) => switch.default = Some(label),
        }
        out.push(Stmt { kind: StmtKind::Label(label), span: start });
        self.labelled(out)
    }

    /// The statement behind a label; C23 lets a declaration or nothing stand there.
    fn labelled(&mut self, out: &mut Vec<Stmt>) -> Parse<Option<Type>> {
        if self.is(Punct::RBrace) || self.starts_declaration() {
            return Ok(None);
        }
        // A run of labels is read in a loop by the block, not by recursion.
        if matches!(self.keyword(), Some(Kw::Case | Kw::Default)) {
            return Ok(None);
        }
        self.statement(out)
    }

    fn label_id(&mut self, name: Sym, defined: Option<Span>, used: Span) -> LabelId {
        let fresh = self.here.function.as_ref().map_or(0, |function| function.next_label);
        let Some(function) = &mut self.here.function else { return LabelId(0) };
        if let Some(known) = function.labels.iter_mut().find(|known| known.0 == name) {
            let (id, twice) = (known.1, known.2.is_some() && defined.is_some());
            known.2 = known.2.or(defined);
            if twice {
                let text = self.text(name);
                self.error(used, format!("the label `{text}` stands twice in this function"));
            }
            return id;
        }
        function.next_label += 1;
        function.labels.push((name, LabelId(fresh), defined, used));
        LabelId(fresh)
    }

    #[inline(never)]
    fn label(&mut self, name: Sym, out: &mut Vec<Stmt>) -> Parse<Option<Type>> {
        let span = self.advance().span;
        self.advance();
        let id = self.label_id(name, Some(span), span);
        self.attributes(&mut super::specifiers::Attributes::default())?;
        out.push(Stmt { kind: StmtKind::Label(id), span });
        self.labelled(out)
    }

    #[inline(never)]
    fn goto(&mut self) -> Parse<StmtKind> {
        self.advance();
        if self.is(Punct::Star) {
            let span = self.span();
            self.error(span, "`goto *` is not supported");
            return Err(Abandon);
        }
        let Some(name) = self.identifier() else { return Err(self.unexpected("a label")) };
        let span = self.advance().span;
        self.semicolon()?;
        Ok(StmtKind::Goto(self.label_id(name, None, span)))
    }

    fn break_statement(&mut self) -> Parse<StmtKind> {
        let span = self.advance().span;
        self.semicolon()?;
        let inside = self
            .here
            .function
            .as_ref()
            .is_some_and(|function| function.loops > 0 || !function.switches.is_empty());
        if !inside {
            self.error(span, "`break` outside of a loop or `switch`");
        }
        Ok(StmtKind::Break)
    }

    fn continue_statement(&mut self) -> Parse<StmtKind> {
        let span = self.advance().span;
        self.semicolon()?;
        if self.here.function.as_ref().is_none_or(|function| function.loops == 0) {
            self.error(span, "`continue` outside of a loop");
        }
        Ok(StmtKind::Continue)
    }

    #[inline(never)]
    fn return_statement(&mut self) -> Parse<StmtKind> {
        let span = self.advance().span;
        let value = if self.is(Punct::Semicolon) { None } else { Some(self.expression()?) };
        self.semicolon()?;
        let Some(function) = &self.here.function else { return Err(Abandon) };
        let (ret, name) = (function.ret.clone(), function.name);
        let main = !self.in_library() && &*self.text(name) == "main";
        let value = match value {
            Some(value) if ret.is_void() => {
                if !value.ty.is_void() && !value.is_poison() {
                    let text = self.text(name);
                    self.warning(span, format!("`{text}` returns void, this value is dropped"));
                }
                let value = self.cast(value, &Type::VOID, span);
                let expr = self.hir(value);
                let drop = Stmt { kind: StmtKind::Expr(expr), span };
                let leave = Stmt { kind: StmtKind::Return(None), span };
                return Ok(StmtKind::Block(vec![drop, leave]));
            }
            Some(value) => {
                let value = self.assignable(value, &ret, &Purpose::Return);
                Some(self.hir(value))
            }
            None if main => Some(self.zero_int(span)),
            None => {
                if !ret.is_void() {
                    let (text, ty) = (self.text(name), self.type_text(&ret));
                    self.warning(span, format!("`{text}` returns `{ty}`, but here nothing"));
                }
                None
            }
        };
        Ok(StmtKind::Return(value))
    }

    pub(crate) fn zero_int(&self, span: Span) -> Expr {
        Expr { kind: ExprKind::Const(0), ty: Ty::Int { size: 4, signed: true }, span }
    }
}
