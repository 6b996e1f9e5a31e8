//! Descriptor tables, open file descriptions and what they lead to, as wires.
//!
//! The one thing to see: dup and fork copy the arrow, not the file; an offset belongs to the open
//! file description, and a pipe's end stays open as long as one arrow leads to it.

use super::pipe::{px, view_box};
use super::{On, colour, dash, letter};
use crate::scene::{Object, Scene};
use crate::texts as t;
use yew::prelude::*;

const ROW: f64 = 30.0;
const BOX: f64 = 24.0;

struct Columns {
    width: f64,
    fd: (f64, f64),
    ofd: (f64, f64),
    object: (f64, f64),
}

const WIDE: Columns =
    Columns { width: 640.0, fd: (8.0, 74.0), ofd: (210.0, 200.0), object: (500.0, 134.0) };
const NARROW: Columns =
    Columns { width: 350.0, fd: (4.0, 54.0), ofd: (98.0, 130.0), object: (256.0, 92.0) };

/// The name of what a description leads to.
pub fn object_name(on: On<'_>, object: &Object) -> String {
    let pipe = |nth: &usize| super::pipe::name(on, &on.scene.pipes[*nth]);
    match object {
        Object::ReadEnd(nth) | Object::WriteEnd(nth) | Object::BothEnds(nth) => pipe(nth),
        Object::Terminal(nth) => {
            if on.scene.terminals.len() > 1 {
                on.cx.fill(t::TERMINAL_OF, &[("p", &on.scene.terminals[*nth].name)])
            } else {
                on.cx.t(t::TERMINAL).to_owned()
            }
        }
        Object::File(name) | Object::Other(name) => name.clone(),
    }
}

/// "read end", "O_RDWR, offset 5".
pub fn description_text(on: On<'_>, nth: usize) -> String {
    let description = &on.scene.descriptions[nth];
    let end = match description.object {
        Object::ReadEnd(_) => Some(on.cx.t(t::READ_END).to_owned()),
        Object::WriteEnd(_) => Some(on.cx.t(t::WRITE_END).to_owned()),
        _ => None,
    };
    let offset = description.offset.map(|at| on.cx.fill(t::OFFSET, &[("n", &at.to_string())]));
    // The access mode of a pipe's end says nothing new.
    let flags = description
        .flags
        .split('|')
        .filter(|flag| end.is_none() || !matches!(*flag, "O_RDONLY" | "O_WRONLY"));
    let flags = flags.collect::<Vec<_>>().join("|");
    let parts = [end, (!flags.is_empty()).then_some(flags), offset];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// Rows of the left column: (process, its descriptors that lead to one description).
fn rows(scene: &Scene) -> Vec<(usize, Vec<String>, usize)> {
    let mut rows: Vec<(usize, Vec<String>, usize)> = Vec::new();
    for (who, process) in scene.processes.iter().enumerate() {
        for descriptor in &process.fds {
            let mark = if descriptor.cloexec { "ᶜ" } else { "" };
            let text = format!("{}{mark}", descriptor.fd);
            match rows.iter_mut().find(|row| row.0 == who && row.2 == descriptor.description) {
                Some(row) => row.1.push(text),
                None => rows.push((who, vec![text], descriptor.description)),
            }
        }
    }
    rows
}

pub fn view(on: On<'_>) -> Html {
    let columns = if on.cx.app.narrow { NARROW } else { WIDE };
    let rows = rows(on.scene);
    let objects = objects(on);
    let tallest = rows.len().max(on.scene.descriptions.len()).max(objects.len());
    let height = 24.0 + ROW * tallest as f64;
    let spread = |count: usize, nth: usize| {
        24.0 + (height - 24.0) * (nth as f64 + 0.5) / count.max(1) as f64
    };
    let ofd_y = |nth: usize| spread(on.scene.descriptions.len(), nth);
    let object_y = |nth: usize| spread(objects.len(), nth);
    let row_y = |nth: usize| spread(rows.len(), nth);
    html! {
        <svg class="draw wires" viewBox={view_box(columns.width, height)} role="img" aria-label={on.cx.t(t::DESCRIPTORS_ALT)}>
            <text class="t-small" x={px(columns.fd.0)} y="14">{ "fd" }</text>
            <text class="t-small" x={px(columns.ofd.0)} y="14">{ on.cx.t(t::OPEN_FILES) }</text>
            if !on.cx.app.narrow { <text class="t-small" x={px(columns.object.0)} y="14">{ on.cx.t(t::OBJECTS) }</text> }
            { for rows.iter().enumerate().map(|(nth, row)| {
                let from = (columns.fd.0 + columns.fd.1, row_y(nth));
                let to = (columns.ofd.0, ofd_y(row.2));
                html! { <g class={colour(row.0)}><path class={classes!("wire", dash(row.0))} d={curve(from, to)} /></g> }
            }) }
            { for on.scene.descriptions.iter().enumerate().map(|(nth, description)| {
                let at = objects.iter().position(|o| same(o, &description.object)).unwrap_or(0);
                let from = (columns.ofd.0 + columns.ofd.1, ofd_y(nth));
                html! { <path class="wire to" d={curve(from, (columns.object.0, object_y(at)))} /> }
            }) }
            { for rows.iter().enumerate().map(|(nth, row)| fd_box(&columns, row, row_y(nth))) }
            { for (0..on.scene.descriptions.len()).map(|nth| {
                plain_box("ofd", columns.ofd, ofd_y(nth), &description_text(on, nth))
            }) }
            { for objects.iter().enumerate().map(|(nth, object)| {
                plain_box("obj", columns.object, object_y(nth), &object_name(on, object))
            }) }
        </svg>
    }
}

/// What the descriptions lead to, each once.
fn objects<'a>(on: On<'a>) -> Vec<&'a Object> {
    let mut objects: Vec<&Object> = Vec::new();
    for description in &on.scene.descriptions {
        if !objects.iter().any(|object| same(object, &description.object)) {
            objects.push(&description.object);
        }
    }
    objects
}

fn same(a: &Object, b: &Object) -> bool {
    let pipe = |object: &Object| match object {
        Object::ReadEnd(nth) | Object::WriteEnd(nth) | Object::BothEnds(nth) => Some(*nth),
        _ => None,
    };
    match (pipe(a), pipe(b)) {
        (Some(a), Some(b)) => a == b,
        (None, None) => a == b,
        _ => false,
    }
}

fn curve(from: (f64, f64), to: (f64, f64)) -> String {
    let middle = px((from.0 + to.0) / 2.0);
    let (x0, y0, x1, y1) = (px(from.0), px(from.1), px(to.0), px(to.1));
    format!("M{x0} {y0}C{middle} {y0} {middle} {y1} {x1} {y1}")
}

fn fd_box(columns: &Columns, (who, fds, _): &(usize, Vec<String>, usize), y: f64) -> Html {
    let (x, width) = columns.fd;
    let text = format!("{}  {}", letter(*who), fds.join(" "));
    html! {
        <g class={colour(*who)}>
            <rect class="fdbox" x={px(x)} y={px(y - BOX / 2.0)} width={px(width)} height={px(BOX)} rx="7" />
            <text class="t-data" x={px(x + 9.0)} y={px(y + 4.5)}>{ text }</text>
        </g>
    }
}

fn plain_box(class: &'static str, (x, width): (f64, f64), y: f64, text: &str) -> Html {
    // Korean glyphs take the room of two.
    let mut room = (width - 14.0) / 7.0;
    let fits = |c: &char| {
        room -= if c.is_ascii() { 1.0 } else { 1.8 };
        room > 0.0
    };
    let mut shown: String = text.chars().take_while(fits).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    html! {
        <g>
            <rect {class} x={px(x)} y={px(y - BOX / 2.0)} width={px(width)} height={px(BOX)} rx="7"><title>{ text.to_owned() }</title></rect>
            <text class="t-small" x={px(x + 8.0)} y={px(y + 4.5)}>{ shown }</text>
        </g>
    }
}
