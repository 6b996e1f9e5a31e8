//! `struct`, `union` and `enum`.

use super::specifiers::Attributes;
use super::{Abandon, Entity, Parse, Parser, Tag};
use crate::c::hir::Span;
use crate::c::intern::{Kw, Sym};
use crate::c::layout::{self, Declared, Wish};
use crate::c::lex::Punct;
use crate::c::types::{EnumId, IntKind, Kind, RecordId, Type};

impl Parser<'_, '_> {
    /// `struct tag { ... }` or `struct tag`
    pub(crate) fn record(&mut self) -> Parse<Type> {
        let union = self.keyword() == Some(Kw::Union);
        self.advance();
        let mut attributes = Attributes::default();
        self.attributes(&mut attributes)?;
        let at = self.span();
        let tag = self.identifier();
        if tag.is_some() {
            self.advance();
        }
        self.attributes(&mut attributes)?;
        let defines = self.is(Punct::LBrace);
        if tag.is_none() && !defines {
            return Err(self.unexpected("a name or `{`"));
        }
        let forward = self.is(Punct::Semicolon);
        let id = self.record_id(tag, union, defines || forward, at)?;
        let ty = Type { kind: Kind::Record(id), quals: 0 };
        if !defines {
            return Ok(ty);
        }
        if self.types.record(id).members.is_some() {
            let text = self.type_text(&ty);
            self.error(at, format!("`{text}` is defined twice"));
            self.skip_balanced(Punct::LBrace, Punct::RBrace);
            return Ok(ty);
        }
        self.advance();
        let declared = self.members()?;
        self.attributes(&mut attributes)?;
        let wish = Wish { packed: attributes.packed, align: attributes.align };
        layout::complete(&mut self.types, id, declared, wish);
        let members = self.types.record(id).members.clone().unwrap_or_default();
        if members.iter().any(|m| m.bits.is_some_and(|(first, width)| first + width > 64)) {
            self.error(at, "a packed bit-field that lies in nine bytes is not supported");
        }
        Ok(ty)
    }

    fn record_id(
        &mut self,
        tag: Option<Sym>,
        union: bool,
        innermost: bool,
        at: Span,
    ) -> Parse<RecordId> {
        let Some(tag) = tag else { return Ok(self.types.new_record(None, union)) };
        match self.lookup_tag(tag, innermost) {
            Some(Tag::Record(id)) if self.types.record(id).union == union => return Ok(id),
            Some(_) => {
                let text = self.text(tag);
                self.error(at, format!("`{text}` is another kind of tag already"));
                return Err(Abandon);
            }
            None => {}
        }
        let id = self.types.new_record(Some(tag), union);
        self.declare_tag(tag, Tag::Record(id));
        Ok(id)
    }

    fn members(&mut self) -> Parse<Vec<Declared>> {
        let mut members: Vec<Declared> = Vec::new();
        while !self.is(Punct::RBrace) {
            if self.at_end() {
                return Err(self.unexpected("`}`"));
            }
            if self.eat(Punct::Semicolon) {
                continue;
            }
            if self.keyword() == Some(Kw::StaticAssert) {
                self.static_assert()?;
                continue;
            }
            if let Some(name) = self.identifier()
                && !self.is_typedef(name)
            {
                return Err(self.unknown_type(name));
            }
            let specifiers = self.specifiers(false)?;
            if self.eat(Punct::Semicolon) {
                if let Kind::Record(id) = specifiers.ty.kind {
                    let tagged = self.types.record(id).tag.is_some();
                    if !tagged {
                        members.push(Declared {
                            name: None,
                            ty: specifiers.ty,
                            width: None,
                            align: specifiers.attributes.align,
                            packed: false,
                        });
                    }
                }
                continue;
            }
            loop {
                let member = self.one_member(&specifiers, &members)?;
                members.push(member);
                if !self.eat(Punct::Comma) {
                    break;
                }
            }
            self.semicolon()?;
        }
        self.advance();
        Ok(members)
    }

    fn one_member(
        &mut self,
        specifiers: &super::specifiers::Specifiers,
        before: &[Declared],
    ) -> Parse<Declared> {
        let start = self.span();
        let mut attributes = specifiers.attributes;
        let (name, ty) = if self.is(Punct::Colon) {
            (None, specifiers.ty.clone())
        } else {
            let declarator = self.declarator(specifiers.ty.clone(), false)?;
            attributes.packed |= declarator.attributes.packed;
            attributes.align = attributes.align.max(declarator.attributes.align);
            if let Some(length) = declarator.length {
                return Err(self.no_variable_length(length.span));
            }
            let Some((name, span)) = declarator.name else {
                return Err(self.unexpected("the name of a member"));
            };
            if before.iter().any(|member| member.name == Some(name)) {
                let text = self.text(name);
                self.error(span, format!("the member `{text}` is declared twice"));
            }
            (Some(name), declarator.ty)
        };
        let width = if self.eat(Punct::Colon) { Some(self.width(&ty, name)?) } else { None };
        self.attributes(&mut attributes)?;
        let open = matches!(ty.kind, Kind::Array(_, None));
        if ty.is_function() || (self.types.size(&ty).is_none() && !open) {
            self.incomplete(&ty, start);
            return Err(Abandon);
        }
        Ok(Declared { name, ty, width, align: attributes.align, packed: attributes.packed })
    }

    fn width(&mut self, ty: &Type, name: Option<Sym>) -> Parse<u8> {
        let at = self.span();
        let width = self.constant_expression("the width of a bit-field")?;
        let most = match ty.kind {
            Kind::Bool => 1,
            _ if ty.is_integer() => self.types.size(ty).unwrap_or(4) as i64 * 8,
            _ => {
                self.error(at, "a bit-field is an integer");
                return Err(Abandon);
            }
        };
        if width < 0 || width > most || (width == 0 && name.is_some()) {
            self.error(at, format!("the width of this bit-field is between 1 and {most}"));
            return Err(Abandon);
        }
        Ok(width as u8)
    }

    /// `enum tag { ... }` or `enum tag`
    pub(crate) fn enumeration(&mut self) -> Parse<Type> {
        self.advance();
        let mut attributes = Attributes::default();
        self.attributes(&mut attributes)?;
        let at = self.span();
        let tag = self.identifier();
        if tag.is_some() {
            self.advance();
        }
        let defines = self.is(Punct::LBrace);
        if tag.is_none() && !defines {
            return Err(self.unexpected("a name or `{`"));
        }
        let id = match tag.and_then(|tag| self.lookup_tag(tag, defines)) {
            Some(Tag::Enum(id)) => id,
            Some(Tag::Record(_)) => {
                self.error(at, "this tag is a struct's or union's already");
                return Err(Abandon);
            }
            None => {
                let id = self.types.new_enum(tag);
                if let Some(tag) = tag {
                    self.declare_tag(tag, Tag::Enum(id));
                }
                id
            }
        };
        if defines {
            if self.types.enums[id.0 as usize].defined {
                self.error(at, "this enumeration is defined twice");
            }
            self.enumerators(id)?;
            self.attributes(&mut attributes)?;
        }
        Ok(Type { kind: Kind::Enum(id), quals: 0 })
    }

    fn enumerators(&mut self, id: EnumId) -> Parse<()> {
        self.advance();
        let (mut next, mut least, mut most) = (0i64, 0i64, 0i64);
        while !self.eat(Punct::RBrace) {
            let Some(name) = self.identifier() else {
                return Err(self.unexpected("the name of a constant"));
            };
            self.advance();
            self.attributes(&mut Attributes::default())?;
            if self.eat(Punct::Assign) {
                next = self.constant_expression("an enumeration constant")?;
            }
            (least, most) = (least.min(next), most.max(next));
            let small = i32::try_from(next).is_ok();
            let ty = match u32::try_from(next) {
                _ if small => Type::INT,
                Ok(_) => Type::UINT,
                Err(_) => Type::LONG,
            };
            self.declare(name, Entity::Constant(next, ty));
            next = next.wrapping_add(1);
            if !self.eat(Punct::Comma) && !self.is(Punct::RBrace) {
                return Err(self.unexpected("`,` or `}`"));
            }
        }
        let unsigned = least >= 0;
        let known = &mut self.types.enums[id.0 as usize];
        known.defined = true;
        known.kind = if unsigned && u32::try_from(most).is_ok() {
            IntKind::UInt
        } else if unsigned {
            IntKind::ULong
        } else if i32::try_from(least).is_ok() && i32::try_from(most).is_ok() {
            IntKind::Int
        } else {
            IntKind::Long
        };
        Ok(())
    }

    /// `_Static_assert(e, "text");`
    pub(crate) fn static_assert(&mut self) -> Parse<()> {
        let start = self.advance().span;
        self.expect(Punct::LParen)?;
        let holds = self.constant_expression("a static assertion")?;
        let mut text = None;
        if self.eat(Punct::Comma) {
            text = self.string_bytes();
        }
        self.expect(Punct::RParen)?;
        self.semicolon()?;
        if holds == 0 {
            let text = text.map(|(bytes, _)| String::from_utf8_lossy(&bytes).into_owned());
            let message = match text {
                Some(text) => format!("static assertion failed: {text}"),
                None => "static assertion failed".to_owned(),
            };
            self.error(start, message);
        }
        Ok(())
    }
}
