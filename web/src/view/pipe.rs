//! A pipe or FIFO as a tube of page slots: written on the left, read on the right.
//!
//! Space is slots, not bytes: a used slot shows its bytes, who wrote them and how much of the page
//! they take; free slots stay small. An end that nobody holds is cut off.

use super::{On, colour, dash, letter};
use crate::scene::{Pipe, Slot};
use crate::story;
use crate::texts as t;
use yew::prelude::*;

/// Sizes in user units; the picture scales to its box.
struct Sizes {
    width: f64,
    left: f64,
    right: f64,
    top: f64,
    tall: f64,
}

const WIDE: Sizes = Sizes { width: 640.0, left: 84.0, right: 556.0, top: 62.0, tall: 74.0 };
const NARROW: Sizes = Sizes { width: 350.0, left: 34.0, right: 316.0, top: 58.0, tall: 62.0 };

/// A used cell with its place.
struct Cell<'a> {
    x: f64,
    width: f64,
    slot: Option<&'a Slot>,
}

pub fn name(on: On<'_>, pipe: &Pipe) -> String {
    on.cx.fill(if pipe.fifo { t::FIFO_NAMED } else { t::PIPE_NAMED }, &[("name", &pipe.name)])
}

pub fn view(on: On<'_>, pipe: &Pipe) -> Html {
    let sizes = if on.cx.app.narrow { NARROW } else { WIDE };
    let sleepers = [
        (t::WAITING_TO_OPEN, &pipe.asleep_opening),
        (t::WAITING_TO_WRITE, &pipe.asleep_writing),
        (t::WAITING_TO_READ, &pipe.asleep_reading),
    ];
    let rows: Vec<(String, &Vec<usize>)> = sleepers
        .into_iter()
        .filter(|(_, who)| !who.is_empty())
        .map(|(text, who)| (on.cx.t(text).to_owned(), who))
        .collect();
    let below = sizes.top + sizes.tall + 26.0;
    let height = below + 8.0 + 32.0 * rows.len() as f64;
    let middle = sizes.top + sizes.tall / 2.0;
    html! {
        <svg class="draw pipe" viewBox={view_box(sizes.width, height)} role="img" aria-label={alt(on, pipe)}
            data-slots={pipe.used.len().to_string()} data-bytes={pipe.bytes().to_string()}>
            { end(on, pipe, &pipe.writers, true, &sizes) }
            { end(on, pipe, &pipe.readers, false, &sizes) }
            <path class="tube" d={tube(&sizes)} />
            { for cells(pipe, &sizes).iter().map(|cell| cell_view(pipe, cell, &sizes)) }
            if pipe.used.is_empty() && pipe.slots <= 4 {
                <text class="t-small" x={px(sizes.width / 2.0)} y={px(middle + 5.0)} text-anchor="middle">{ on.cx.t(t::EMPTY_PIPE) }</text>
            }
            <text class="t-label" x={px(sizes.width / 2.0)} y={px(below)} text-anchor="middle">{ amount(on, pipe) }</text>
            { for rows.iter().enumerate().map(|(nth, (text, who))| {
                queue(on, text, who, below + 14.0 + 32.0 * nth as f64, &sizes)
            }) }
        </svg>
    }
}

fn amount(on: On<'_>, pipe: &Pipe) -> String {
    let (used, slots) = (pipe.used.len().to_string(), pipe.slots.to_string());
    let slots = on.cx.fill(t::SLOTS_USED, &[("used", &used), ("slots", &slots)]);
    let bytes = on.cx.fill(t::BYTES_INSIDE, &[("n", &pipe.bytes().to_string())]);
    format!("{slots} · {bytes}")
}

/// The picture in words.
pub fn alt(on: On<'_>, pipe: &Pipe) -> String {
    on.cx.fill(
        t::PIPE_ALT,
        &[
            ("name", &name(on, pipe)),
            ("used", &pipe.used.len().to_string()),
            ("slots", &pipe.slots.to_string()),
            ("bytes", &pipe.bytes().to_string()),
            ("writers", &holders(on, &pipe.writers)),
            ("readers", &holders(on, &pipe.readers)),
        ],
    )
}

/// "A, B ×2".
fn holders(on: On<'_>, ends: &[(usize, usize)]) -> String {
    if ends.is_empty() {
        return on.cx.t(t::NOBODY_HOLDS).to_owned();
    }
    let one = |(who, count): &(usize, usize)| match count {
        1 => letter(*who),
        _ => format!("{} ×{count}", letter(*who)),
    };
    ends.iter().map(one).collect::<Vec<_>>().join(", ")
}

fn tube(sizes: &Sizes) -> String {
    let Sizes { left, right, top, tall, .. } = sizes;
    let (r, wide) = (tall / 2.0, right - left);
    let (left, top, wide, r, tall) = (px(*left), px(*top), px(wide), px(r), px(*tall));
    format!("M{left} {top}h{wide}a{r} {r} 0 0 1 0 {tall}h-{wide}a{r} {r} 0 0 1 0 -{tall}z")
}

fn cells<'a>(pipe: &'a Pipe, sizes: &Sizes) -> Vec<Cell<'a>> {
    let slots = pipe.slots.max(pipe.used.len()).max(1);
    let free = slots - pipe.used.len();
    let gap = if slots > 8 { 2.0 } else { 8.0 };
    let room = sizes.right - sizes.left - gap * (slots - 1) as f64;
    let weight = if slots <= 4 { 1.0 } else { 5.0 };
    let unit = room / (pipe.used.len() as f64 * weight + free as f64);
    let used_width = (unit * weight).min(if slots <= 4 { room } else { 190.0 });
    let used = pipe.used.len() as f64;
    let free_width = if free == 0 { 0.0 } else { (room - used * used_width) / free as f64 };
    let mut out = Vec::new();
    let mut x = sizes.left;
    for nth in 0..slots {
        // The slot that is read next stands at the right.
        let slot = (slots - 1 - nth < pipe.used.len()).then(|| &pipe.used[slots - 1 - nth]);
        let width = if slot.is_some() { used_width } else { free_width };
        out.push(Cell { x, width, slot });
        x += width + gap;
    }
    out
}

fn cell_view(pipe: &Pipe, cell: &Cell<'_>, sizes: &Sizes) -> Html {
    let (y, tall) = (sizes.top + 9.0, sizes.tall - 18.0);
    let round = (cell.width / 4.0).min(9.0);
    let frame = html! {
        <rect class="cell" x={px(cell.x)} y={px(y)} width={px(cell.width)} height={px(tall)} rx={px(round)} />
    };
    let Some(slot) = cell.slot else { return frame };
    let total = slot.bytes().max(1) as f64;
    let mut x = cell.x;
    // Each part gets at least a fifth of the cell, however few its bytes.
    let least = 0.2_f64.min(1.0 / slot.parts.len().max(1) as f64);
    let shares: Vec<f64> = slot.parts.iter().map(|p| (p.len as f64 / total).max(least)).collect();
    let sum: f64 = shares.iter().sum();
    html! {
        <g class="slot">
            { frame }
            { for slot.parts.iter().rev().zip(shares.iter().rev()).map(|(part, share)| {
                let width = cell.width * share / sum;
                let at = x;
                x += width;
                let class = part.owner.map_or("pn", colour);
                let dashed = part.owner.map_or("d0", dash);
                html! {
                    <g class={class}>
                        <rect class={classes!("fill", dashed)} x={px(at)} y={px(y)} width={px(width)} height={px(tall)} rx={px(round)} />
                        if width >= 42.0 {
                            <text class="t-num" x={px(at + width / 2.0)} y={px(y + tall / 2.0 - 1.0)} text-anchor="middle">{ part.len }</text>
                            <text class="t-data" x={px(at + width / 2.0)} y={px(y + tall / 2.0 + 17.0)} text-anchor="middle">{ label(part.owner, &part.preview, width) }</text>
                        } else if width >= 16.0 {
                            <text class="t-small" x={px(at + width / 2.0)} y={px(y + tall / 2.0 + 5.0)} text-anchor="middle">{ part.owner.map(letter).unwrap_or_default() }</text>
                        }
                    </g>
                }
            }) }
            { gauge(pipe, slot, cell, y + tall + 2.5) }
        </g>
    }
}

/// How much of the page the slot's bytes take: a line under the cell.
fn gauge(pipe: &Pipe, slot: &Slot, cell: &Cell<'_>, y: f64) -> Html {
    let page = pipe.page.max(1) as f64;
    let share = |bytes: u64| cell.width * (bytes as f64 / page).min(1.0);
    let (full, gone) = (share(slot.bytes()), share(slot.gone));
    let class = slot.parts.first().and_then(|part| part.owner).map_or("pn", colour);
    html! {
        <g class={class}>
            <rect class="chip" x={px(cell.x + cell.width - gone - full)} y={px(y)} width={px(full)} height="3" rx="1.5" />
            if gone > 0.0 {
                <rect class="spent" x={px(cell.x + cell.width - gone)} y={px(y)} width={px(gone)} height="3" />
            }
        </g>
    }
}

fn label(owner: Option<usize>, preview: &str, width: f64) -> String {
    let room = (width / 8.2) as usize;
    let owner = owner.map(letter).unwrap_or_default();
    if preview.is_empty() || room < 6 {
        return owner;
    }
    let data_room = room.saturating_sub(owner.len() + 3);
    let shown: String = preview.chars().take(data_room).collect();
    let more = if shown.len() < preview.len() { "…" } else { "" };
    format!("{owner} \"{shown}{more}\"")
}

fn end(on: On<'_>, pipe: &Pipe, holders_of: &[(usize, usize)], write: bool, sizes: &Sizes) -> Html {
    let r = sizes.tall / 2.0;
    let y = sizes.top + r;
    let (x, anchor, from, to) = if write {
        (8.0, "start", 8.0, sizes.left - r + 2.0)
    } else {
        (sizes.width - 8.0, "end", sizes.right + r + 6.0, sizes.width - 6.0)
    };
    let label = on.cx.t(if write { t::WRITE_END } else { t::READ_END });
    let nobody = holders_of.is_empty();
    let opening = pipe.fifo && !pipe.asleep_opening.is_empty();
    let middle = (from + to) / 2.0;
    html! {
        <g class="end">
            <text class="t-label" x={px(x)} y="20" text-anchor={anchor}>{ label }</text>
            <text class={if nobody && !opening { "t-warn" } else { "t-small" }} x={px(x)} y="39" text-anchor={anchor}>{ holders(on, holders_of) }</text>
            if to - from > 12.0 { <path class="flow" d={format!("M{} {}H{}", px(from), px(y), px(to))} /> }
            if nobody { <path class="cut" d={format!("M{} {}l10 20M{} {}l-10 20", px(middle - 5.0), px(y - 10.0), px(middle + 5.0), px(y - 10.0))} /> }
        </g>
    }
}

/// Who sleeps, longest first, and since when.
fn queue(on: On<'_>, text: &str, who: &[usize], y: f64, sizes: &Sizes) -> Html {
    let narrow = on.cx.app.narrow;
    let frames = &on.stage.player.current().frames[..=on.stage.player.cursor];
    // Korean glyphs are about twice as wide.
    let wide: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    let mut x = 18.0 + wide as f64 * 6.7;
    html! {
        <g class="queue">
            <text class="t-small" x="8" y={px(y + 17.0)}>{ text }</text>
            { for who.iter().map(|nth| {
                let name = &on.scene.processes[*nth].name;
                let since = story::fell_asleep(frames, name).map(|(step, _)| step).unwrap_or_default();
                let since = on.cx.fill(t::SINCE_STEP, &[("n", &since.to_string())]);
                let label = if narrow { letter(*nth) } else { format!("{}  {since}", letter(*nth)) };
                let long: usize = label.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
                let width = 22.0 + long as f64 * 6.8;
                let at = x.min(sizes.width - width - 4.0);
                x = at + width + 6.0;
                html! {
                    <g class={colour(*nth)}>
                        <rect class="chip" x={px(at)} y={px(y)} width={px(width)} height="25" rx="12.5" />
                        <text class="t-chip" x={px(at + width / 2.0)} y={px(y + 17.0)} text-anchor="middle">{ label }</text>
                    </g>
                }
            }) }
        </g>
    }
}

/// A length with one decimal: enough for a picture, and short.
pub fn px(value: f64) -> String {
    let tenths = (value * 10.0).round() as i64;
    let sign = if tenths < 0 { "-" } else { "" };
    format!("{sign}{}.{}", tenths.abs() / 10, tenths.abs() % 10)
}

/// The `viewBox` of a picture of this size.
pub fn view_box(width: f64, height: f64) -> String {
    format!("0 0 {} {}", px(width), px(height))
}
