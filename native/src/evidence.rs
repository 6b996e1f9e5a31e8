//! What a check on a real kernel leaves behind: one JSON file a scenario, `sim-core/evidence/`.
//!
//! The site shows it beside the model's set of endings; `ipclab rules --coverage` takes from it
//! which rules are confirmed. A file counts only while its hash is that of the scenario's text.

use crate::error::Error;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Version of the form below.
pub const SCHEMA: u32 = 1;

/// One scenario, checked on one kernel.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Evidence {
    /// [`SCHEMA`].
    pub schema: u32,
    /// "pipe/epipe".
    pub scenario: String,
    /// [`text_hash`] of the scenario's text.
    pub hash: String,
    /// Release of the kernel, "6.18.44".
    pub kernel: String,
    /// "x86_64".
    pub arch: String,
    /// How many CPUs the machine has.
    pub cpus: u32,
    /// Day of the check, UTC, "2026-11-20".
    pub date: String,
    /// Runs forced.
    pub runs: u64,
    /// Steps compared.
    pub steps: u64,
    /// How often each kind of comparison was really made.
    pub comparisons: BTreeMap<String, u64>,
    /// Endings of the model that were forced on the real kernel, as their golden lines.
    pub forced: Vec<String>,
    /// Endings that were not, with the reason. `sub-syscall`: a woken process would have to be
    /// overtaken before it goes on, so no order of whole calls leads there. `kernel-choice`: the
    /// run was forced, and the kernel chose another of the ways it has. `not-tried`: too many.
    pub not_forced: BTreeMap<String, String>,
    /// Identifiers of the rules that decided in compared steps, "PIPE-05".
    pub rules: Vec<String>,
}

/// 64-bit FNV-1a of a text, in hexadecimal: names the text that was checked.
#[must_use]
pub fn text_hash(text: &str) -> String {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3);
    }
    format!("{hash:016x}")
}

/// Where the evidence of a scenario lies under `folder`.
#[must_use]
pub fn file_of(folder: &Path, scenario: &str) -> PathBuf {
    folder.join(format!("{scenario}.json"))
}

impl Evidence {
    /// Writes the file, with its folder.
    pub fn write(&self, folder: &Path) -> Result<PathBuf, Error> {
        let file = file_of(folder, &self.scenario);
        let failed = |source| Error::System { what: "writing evidence", source };
        if let Some(parent) = file.parent() {
            std::fs::create_dir_all(parent).map_err(failed)?;
        }
        let mut text = serde_json::to_string_pretty(self)
            .map_err(|error| failed(std::io::Error::other(error)))?;
        text.push('\n');
        std::fs::write(&file, text).map_err(failed)?;
        Ok(file)
    }

    /// Reads a file; `None` when there is none or it has another form.
    #[must_use]
    pub fn read(folder: &Path, scenario: &str) -> Option<Evidence> {
        let text = std::fs::read_to_string(file_of(folder, scenario)).ok()?;
        let evidence: Evidence = serde_json::from_str(&text).ok()?;
        (evidence.schema == SCHEMA).then_some(evidence)
    }
}

/// Release, architecture and CPUs of the machine this runs on.
#[must_use]
pub fn machine() -> (String, String, u32) {
    let cpus = std::thread::available_parallelism().map_or(1, |cpus| cpus.get() as u32);
    match nix::sys::utsname::uname() {
        Ok(names) => {
            let text = |name: &std::ffi::OsStr| name.to_string_lossy().into_owned();
            (text(names.release()), text(names.machine()), cpus)
        }
        Err(_) => (String::new(), std::env::consts::ARCH.to_owned(), cpus),
    }
}

/// Today, UTC, "2026-11-20".
#[must_use]
pub fn today() -> String {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    let days = since.map_or(0, |time| time.as_secs() / 86_400) as i64;
    // Civil date from the count of days since 1970-01-01 (proleptic Gregorian calendar).
    let shifted = days + 719_468;
    let (era, day_of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month_from_march = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
    let month = if month_from_march < 10 { month_from_march + 3 } else { month_from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_is_read_back_as_written() {
        let folder = std::env::temp_dir().join(format!("ipclab-evidence-{}", std::process::id()));
        let evidence = Evidence {
            schema: SCHEMA,
            scenario: "pipe/epipe".to_owned(),
            hash: text_hash("int main(void) {}"),
            kernel: "6.18".to_owned(),
            arch: "x86_64".to_owned(),
            cpus: 2,
            date: today(),
            runs: 3,
            steps: 30,
            comparisons: BTreeMap::from([("result".to_owned(), 30)]),
            forced: vec!["a=0".to_owned()],
            not_forced: BTreeMap::new(),
            rules: vec!["PIPE-05".to_owned()],
        };
        let file = evidence.write(&folder).expect("a temporary folder can be written");
        assert_eq!(Evidence::read(&folder, "pipe/epipe"), Some(evidence));
        assert!(file.ends_with("pipe/epipe.json"));
        std::fs::remove_dir_all(&folder).expect("it was just made");
    }
}
