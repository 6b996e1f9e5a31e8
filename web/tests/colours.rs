//! The colours that ship: readable on their grounds, and any two processes told apart by everybody.
//!
//! Read from static/style.css. Colour vision deficiencies as Machado, Oliveira and Fernandes (2009)
//! model them at full severity; difference is CIEDE2000.

use palette::color_difference::{Ciede2000, Wcag21RelativeContrast};
use palette::{FromColor, Lab, LinSrgb, Srgb};
use std::collections::BTreeMap;

const CSS: &str = include_str!("../static/style.css");

/// Smallest difference of two process colours (10 and less are confused at a glance).
const DIFFERENCE_MIN: f32 = 20.0;
/// Smallest contrast of text (WCAG 2.2 AA).
const CONTRAST_MIN: f32 = 4.5;
/// How many process colours there are.
const PROCESSES: usize = 5;

/// What becomes of linear red, green and blue.
const SIGHTS: [(&str, [[f32; 3]; 3]); 4] = [
    ("normal", [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]),
    (
        "protanopia",
        [
            [0.152_286, 1.052_583, -0.204_868],
            [0.114_503, 0.786_281, 0.099_216],
            [-0.003_882, -0.048_116, 1.051_998],
        ],
    ),
    (
        "deuteranopia",
        [
            [0.367_322, 0.860_646, -0.227_968],
            [0.280_085, 0.672_501, 0.047_413],
            [-0.011_820, 0.042_940, 0.968_881],
        ],
    ),
    (
        "tritanopia",
        [
            [1.255_528, -0.076_749, -0.178_779],
            [-0.078_411, 0.930_809, 0.147_602],
            [0.004_733, 0.691_367, 0.303_900],
        ],
    ),
];

/// The colours of the first rule that begins with `selector`.
fn theme(selector: &str) -> BTreeMap<&'static str, Srgb> {
    let (_, rest) = CSS.split_once(selector).expect("the theme is in the style sheet");
    let (body, _) = rest.split_once('}').expect("a rule ends");
    let declared = body.trim_start_matches([' ', '{']).split(';');
    let colour = |(name, value): (&'static str, &'static str)| {
        let colour: Srgb<u8> = value.trim().parse().ok()?;
        Some((name.trim(), colour.into_format()))
    };
    declared.filter_map(|line| line.trim().split_once(':')).filter_map(colour).collect()
}

fn themes() -> [(&'static str, BTreeMap<&'static str, Srgb>); 2] {
    [("light", theme(":root {")), ("dark", theme(":root[data-theme=\"dark\"] {"))]
}

fn seen(colour: Srgb, sight: &[[f32; 3]; 3]) -> Lab {
    let light: LinSrgb = colour.into_linear();
    let of = |row: &[f32; 3]| row[0] * light.red + row[1] * light.green + row[2] * light.blue;
    let [red, green, blue] = sight.each_ref().map(of).map(|share| share.clamp(0.0, 1.0));
    Lab::from_color(LinSrgb::new(red, green, blue))
}

#[test]
fn any_two_processes_differ_for_every_kind_of_sight() {
    for (theme, colours) in themes() {
        let process = |nth: usize| colours[&*format!("--p{nth}")];
        for (name, sight) in &SIGHTS {
            for one in 0..PROCESSES {
                for other in 0..one {
                    let (a, b) = (seen(process(one), sight), seen(process(other), sight));
                    let difference = a.difference(b);
                    assert!(
                        difference >= DIFFERENCE_MIN,
                        "{theme}, {name}: p{one} and p{other} differ by {difference:.1}"
                    );
                }
            }
        }
    }
}

#[test]
fn every_text_is_readable_on_every_ground_it_stands_on() {
    for (theme, colours) in themes() {
        let check = |ink: &str, ground: &str| {
            let contrast = colours[ink].relative_contrast(colours[ground]);
            assert!(contrast >= CONTRAST_MIN, "{theme}: {ink} on {ground} is {contrast:.2}");
        };
        for nth in 0..PROCESSES {
            let (process, soft) = (format!("--p{nth}"), format!("--p{nth}s"));
            check(&process, "--card");
            check(&process, &soft);
            // The current line of a process's source, with its keywords, numbers and comments.
            for ink in ["--ink", "--mute", "--key", "--str", "--link", "--warn"] {
                check(ink, &soft);
            }
        }
        for ink in ["--ink", "--mute", "--key", "--str", "--link", "--warn", "--real", "--ok"] {
            check(ink, "--card");
            check(ink, "--bg");
        }
        for (ink, ground) in [
            ("--warn", "--warns"),
            ("--real", "--reals"),
            ("--mute", "--soft"),
            ("--ink", "--soft"),
            ("--card", "--mute"),
        ] {
            check(ink, ground);
        }
    }
}
