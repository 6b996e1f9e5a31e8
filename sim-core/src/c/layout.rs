//! Where the members of a struct or union lie: as gcc lays them out on x86-64 (System V ABI).
//!
//! A bit-field lies in a unit of its declared type and does not cross the unit's end, unless the
//! record is packed; an unnamed one does not raise the record's alignment; width 0 ends the unit.

use super::types::{Kind, Member, RecordId, Type, Types};
use std::rc::Rc;

/// A member as declared.
pub(crate) struct Declared {
    pub(crate) name: Option<super::intern::Sym>,
    pub(crate) ty: Type,
    /// The width of a bit-field.
    pub(crate) width: Option<u8>,
    /// `_Alignas` or `aligned`, 0 without.
    pub(crate) align: u64,
    pub(crate) packed: bool,
}

/// What the record's attributes ask for.
#[derive(Clone, Copy, Default)]
pub(crate) struct Wish {
    pub(crate) packed: bool,
    /// 0 without.
    pub(crate) align: u64,
}

fn round_up(value: u64, align: u64) -> u64 {
    value.div_ceil(align).saturating_mul(align)
}

/// Places `declared` and completes the record.
pub(crate) fn complete(types: &mut Types, id: RecordId, declared: Vec<Declared>, wish: Wish) {
    let union = types.record(id).union;
    let mut members = Vec::with_capacity(declared.len());
    let (mut bit, mut size, mut align) = (0u64, 0u64, 1u64);
    for member in declared {
        if union {
            bit = 0;
        }
        let packed = wish.packed || member.packed;
        let placed = match member.width {
            Some(width) => place_bits(types, &member, width, packed, &mut bit),
            None => place_plain(types, &member, packed, &mut bit),
        };
        align = align.max(placed.align);
        size = size.max(bit.div_ceil(8));
        if let Some(member) = placed.member {
            members.push(member);
        }
    }
    align = align.max(wish.align);
    let record = &mut types.records[id.0 as usize];
    record.align = align;
    record.size = round_up(size, align);
    record.members = Some(Rc::new(members));
}

struct Placed {
    member: Option<Member>,
    align: u64,
}

fn place_plain(types: &Types, member: &Declared, packed: bool, bit: &mut u64) -> Placed {
    let natural = if packed { 1 } else { types.align(&member.ty) };
    let align = natural.max(member.align);
    let offset = round_up(bit.div_ceil(8), align);
    *bit = offset.saturating_add(types.size(&member.ty).unwrap_or(0)).saturating_mul(8);
    let placed = Member { name: member.name, ty: member.ty.clone(), offset, bits: None, unit: 0 };
    Placed { member: Some(placed), align }
}

fn place_bits(types: &Types, member: &Declared, width: u8, packed: bool, bit: &mut u64) -> Placed {
    let unit = types.size(&member.ty).unwrap_or(4).max(1);
    let unit_bits = unit * 8;
    if width == 0 {
        *bit = round_up(*bit, unit_bits);
        return Placed { member: None, align: 1 };
    }
    if member.align > 0 {
        *bit = round_up(*bit, member.align * 8);
    }
    let width_bits = u64::from(width);
    if !packed && *bit / unit_bits != (*bit + width_bits - 1) / unit_bits {
        *bit = round_up(*bit, unit_bits);
    }
    let (offset, first, access) = if packed {
        let first = *bit % 8;
        let bytes = (first + width_bits).div_ceil(8).next_power_of_two();
        (*bit / 8, first, bytes.min(8))
    } else {
        (*bit / unit_bits * unit, *bit % unit_bits, unit)
    };
    *bit += width_bits;
    let align = match (member.name, packed) {
        (None, _) => 1,
        (Some(_), true) => member.align.max(1),
        (Some(_), false) => unit.max(member.align),
    };
    let placed = member.name.map(|_| Member {
        name: member.name,
        ty: member.ty.clone(),
        offset,
        bits: Some((first as u8, width)),
        unit: access as u8,
    });
    Placed { member: placed, align }
}

/// A member found by name: its type, byte offset from the record, and bits.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) ty: Type,
    pub(crate) offset: u64,
    pub(crate) bits: Option<(u8, u8)>,
    pub(crate) unit: u8,
}

/// Looks `name` up in a record, through its anonymous members.
pub(crate) fn find_member(types: &Types, id: RecordId, name: super::intern::Sym) -> Option<Found> {
    let members = types.record(id).members.clone()?;
    for member in members.iter() {
        if member.name == Some(name) {
            return Some(Found {
                ty: member.ty.clone(),
                offset: member.offset,
                bits: member.bits,
                unit: member.unit,
            });
        }
        if let (None, Kind::Record(inner)) = (member.name, &member.ty.kind)
            && let Some(mut found) = find_member(types, *inner, name)
        {
            found.offset += member.offset;
            found.ty = found.ty.with_quals(member.ty.quals);
            return Some(found);
        }
    }
    None
}
