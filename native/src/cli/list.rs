//! `ipclab list`: the scenarios of the catalogue.

use super::out::{FAINT, Out, STRONG, pad, styled, width};
use super::{Common, Stop};
use serde_json::json;
use sim_core::catalogue::{self, Entry};
use sim_core::trace::Lang;

fn text(entry: &Entry, key: &str, lang: Lang) -> &'static str {
    let of = |code: &str| entry.header(&format!("{key}.{code}"));
    let wanted = of(lang.of("en", "ko"));
    wanted.or_else(|| of("en")).unwrap_or_default()
}

pub(super) fn list(common: Common, out: &mut Out) -> Result<u8, Stop> {
    if common.json {
        for entry in catalogue::ALL {
            let both =
                |key| json!({ "en": text(entry, key, Lang::En), "ko": text(entry, key, Lang::Ko) });
            let rules: Vec<&str> =
                entry.header("rules").unwrap_or_default().split_whitespace().collect();
            out.json(&json!({
                "schema": 1,
                "id": entry.id(),
                "family": entry.family,
                "title": both("title"),
                "desc": both("desc"),
                "rules": rules,
            }))?;
        }
        return Ok(0);
    }
    let ids = catalogue::ALL.iter().map(|entry| width(entry.name)).max().unwrap_or(0);
    let mut family = "";
    for entry in catalogue::ALL {
        if entry.family != family {
            family = entry.family;
            out.line(styled(STRONG, family))?;
        }
        let id = entry.id();
        let title = text(entry, "title", common.lang);
        out.line(format!("  {}  {title}", pad(&id, family.len() + 1 + ids)))?;
    }
    let count = catalogue::ALL.len();
    out.line(styled(FAINT, &format!("{count} scenarios; `ipclab run ID` runs one of them")))?;
    Ok(0)
}
