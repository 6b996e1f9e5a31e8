//! English and Korean: every text of the site stands here in both, side by side.
//!
//! A text with one language missing does not compile. `{name}` is filled in by [`fill`]; a Korean
//! particle is chosen by the sound before it: `{name:이}`.

use crate::josa;

/// A language of the site.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Korean.
    Ko,
}

impl Lang {
    /// "en", "ko": in links and `lang` attributes.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Lang::En => "en",
            Lang::Ko => "ko",
        }
    }

    /// The language with this code; "ko-KR" counts.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Lang> {
        match code.split('-').next()? {
            "en" => Some(Lang::En),
            "ko" => Some(Lang::Ko),
            _ => None,
        }
    }

    /// The other one.
    #[must_use]
    pub fn other(self) -> Lang {
        match self {
            Lang::En => Lang::Ko,
            Lang::Ko => Lang::En,
        }
    }
}

/// One text in both languages: its place in the list of `texts.rs`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Text(pub(crate) u16);

/// The page's texts come beside the wasm, which weighs the same in however many languages.
#[cfg(target_arch = "wasm32")]
static LOADED: std::sync::OnceLock<Vec<[&str; 2]>> = std::sync::OnceLock::new();

/// Takes what [`stored`] gave, once, before anything is shown.
#[cfg(target_arch = "wasm32")]
pub fn load(text: String) {
    let text: &'static str = Box::leak(text.into_boxed_str());
    let line = |line: &'static str| line.split_once('\t').map(|(en, ko)| [en, ko]);
    let _ = LOADED.set(text.lines().filter_map(line).collect());
}

/// All texts, English and Korean with a tab between them, a line each.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn stored() -> String {
    crate::texts::ALL.iter().map(|(_, [en, ko])| format!("{en}\t{ko}\n")).collect()
}

impl Text {
    #[cfg(target_arch = "wasm32")]
    fn both(self) -> [&'static str; 2] {
        let text = LOADED.get().and_then(|all| all.get(usize::from(self.0)).copied());
        text.unwrap_or_default()
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn both(self) -> [&'static str; 2] {
        crate::texts::ALL[usize::from(self.0)].1
    }

    /// The text in `lang`.
    #[must_use]
    pub fn get(self, lang: Lang) -> &'static str {
        let [en, ko] = self.both();
        match lang {
            Lang::En => en,
            Lang::Ko => ko,
        }
    }

    /// The text in `lang` with its `{name}` parts filled in.
    #[must_use]
    pub fn fill(self, lang: Lang, values: &[(&str, &str)]) -> String {
        fill(self.get(lang), values)
    }
}

/// `template` with each `{name}` or `{name:particle}` replaced.
#[must_use]
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::new();
    let mut rest = template;
    while let Some((before, tail)) = rest.split_once('{') {
        let (slot, after) = tail.split_once('}').expect("a slot of a text is closed");
        let (name, particle) = slot.split_once(':').map_or((slot, None), |(n, p)| (n, Some(p)));
        let value = values.iter().find(|(key, _)| *key == name).map_or("", |(_, value)| value);
        out.push_str(before);
        out.push_str(value);
        if let Some(particle) = particle {
            out.push_str(josa::particle_after(value, particle));
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts;
    use std::collections::BTreeSet;

    #[test]
    fn a_particle_follows_what_was_filled_in() {
        assert_eq!(fill("{p:이} 잠듭니다", &[("p", "A")]), "A가 잠듭니다");
        assert_eq!(fill("{p:이} 잠듭니다", &[("p", "pid 101")]), "pid 101이 잠듭니다");
        assert_eq!(fill("{p} sleeps", &[("p", "A")]), "A sleeps");
    }

    fn slots(text: &str) -> BTreeSet<String> {
        let parts = text.split('{').skip(1).filter_map(|part| part.split('}').next());
        parts.map(|slot| slot.split(':').next().unwrap_or(slot).to_owned()).collect()
    }

    #[test]
    fn both_languages_say_the_same_things() {
        for (name, [en, ko]) in texts::ALL {
            assert!(!en.is_empty() && !ko.is_empty(), "{name}");
            assert_eq!(slots(en), slots(ko), "{name}");
            assert!(fill(ko, &[]).chars().all(|c| c != '{' && c != '}'), "{name}");
            assert!(!format!("{en}{ko}").contains(['\t', '\n']), "{name} is stored in one line");
        }
    }
}
