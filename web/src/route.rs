//! The link: everything after `#` in the address.
//!
//! `#/ko/s/pipe/epipe?run=writer*3+reader&i=2` is scenario, run and step; `#/en/p?src=...` carries a
//! program of one's own (base64url, so it survives any chat). The fragment never reaches a server.

use crate::lang::Lang;

/// Where a link points.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Route {
    /// The language.
    pub lang: Lang,
    /// The place.
    pub place: Place,
}

/// The places of the site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// The list of scenarios.
    Home,
    /// The player.
    Player {
        /// What is played.
        program: ProgramLink,
        /// The run in token notation; `None`: the default run.
        run: Option<String>,
        /// Steps taken.
        cursor: usize,
    },
    /// A link that points nowhere, as it was given.
    Unknown(String),
}

/// What a player link plays.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ProgramLink {
    /// A scenario of the catalogue, "pipe/epipe".
    Scenario(String),
    /// Somebody's own program.
    Own(String),
}

/// Reads a fragment, with or without its `#`. `fallback` is the language of a link that names none.
#[must_use]
pub fn parse(fragment: &str, fallback: Lang) -> Route {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
    let mut parts = path.split('/').filter(|part| !part.is_empty()).peekable();
    let lang = parts.peek().and_then(|part| Lang::from_code(part));
    if lang.is_some() {
        parts.next();
    }
    let lang = lang.unwrap_or(fallback);
    let rest: Vec<&str> = parts.collect();
    let value = |key: &str| {
        query
            .split('&')
            .find_map(|pair| pair.split_once('=').filter(|(k, _)| *k == key))
            .map(|p| p.1)
    };
    let program = match rest.as_slice() {
        [] => return Route { lang, place: Place::Home },
        ["s", id @ ..] if !id.is_empty() => Some(ProgramLink::Scenario(decode(&id.join("/")))),
        ["p"] => value("src").and_then(from_base64url).map(ProgramLink::Own),
        _ => None,
    };
    let place = match program {
        Some(program) => Place::Player {
            program,
            run: value("run").map(|run| expand(&decode(run))),
            cursor: value("i").and_then(|i| i.parse().ok()).unwrap_or(0),
        },
        None => Place::Unknown(fragment.to_owned()),
    };
    Route { lang, place }
}

impl Route {
    /// The fragment, `#` included.
    #[must_use]
    pub fn fragment(&self) -> String {
        let lang = self.lang.code();
        match &self.place {
            Place::Home => format!("#/{lang}/"),
            Place::Unknown(text) => format!("#{text}"),
            Place::Player { program, run, cursor } => {
                let mut query = Vec::new();
                let path = match program {
                    ProgramLink::Scenario(id) => format!("s/{id}"),
                    ProgramLink::Own(source) => {
                        query.push(format!("src={}", to_base64url(source)));
                        "p".to_owned()
                    }
                };
                if let Some(run) = run {
                    query.push(format!("run={}", shorten(run)));
                    query.push(format!("i={cursor}"));
                } else if *cursor > 0 {
                    query.push(format!("i={cursor}"));
                }
                let mark = if query.is_empty() { "" } else { "?" };
                format!("#/{lang}/{path}{mark}{}", query.join("&"))
            }
        }
    }
}

/// "a a a b" as "a*3+b".
fn shorten(run: &str) -> String {
    let mut out: Vec<(String, usize)> = Vec::new();
    for token in run.split_whitespace() {
        match out.last_mut() {
            Some((last, count)) if last == token => *count += 1,
            _ => out.push((token.to_owned(), 1)),
        }
    }
    let word = |(token, count): &(String, usize)| match count {
        1 => token.clone(),
        _ => format!("{token}*{count}"),
    };
    out.iter().map(word).collect::<Vec<_>>().join("+")
}

/// No link asks for more tokens than a run can have.
const REPEAT_MAX: usize = 5_000;

/// "a*3+b" as "a a a b"; anything else stays for the token parser to refuse.
fn expand(run: &str) -> String {
    let mut out: Vec<&str> = Vec::new();
    for word in run.split(['+', ' ']).filter(|word| !word.is_empty()) {
        match word.rsplit_once('*').map(|(token, count)| (token, count.parse::<usize>())) {
            Some((token, Ok(count))) if count <= REPEAT_MAX => {
                out.extend(std::iter::repeat_n(token, count));
            }
            _ => out.push(word),
        }
    }
    out.join(" ")
}

/// Undoes `%xx`; browsers write some characters of a pasted fragment so.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = bytes.get(at + 1..at + 3).and_then(|hex| std::str::from_utf8(hex).ok());
        match (bytes[at], hex.and_then(|hex| u8::from_str_radix(hex, 16).ok())) {
            (b'%', Some(byte)) => {
                out.push(byte);
                at += 3;
            }
            (byte, _) => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&out).into_owned()
}

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Base64url without padding, RFC 4648 section 5.
fn to_base64url(text: &str) -> String {
    let mut out = String::new();
    for chunk in text.as_bytes().chunks(3) {
        let at = |n: usize| u32::from(chunk.get(n).copied().unwrap_or(0));
        let word = at(0) << 16 | at(1) << 8 | at(2);
        for nth in 0..=chunk.len() {
            let index = (word >> (18 - 6 * nth)) & 63;
            out.push(char::from(ALPHABET[index as usize]));
        }
    }
    out
}

fn from_base64url(text: &str) -> Option<String> {
    let digits: Option<Vec<u32>> = text
        .bytes()
        .filter(|byte| *byte != b'=')
        .map(|byte| ALPHABET.iter().position(|digit| *digit == byte).map(|at| at as u32))
        .collect();
    let mut out = Vec::new();
    for chunk in digits?.chunks(4) {
        let at = |n: usize| chunk.get(n).copied().unwrap_or(0);
        let word = at(0) << 18 | at(1) << 12 | at(2) << 6 | at(3);
        let bytes = [(word >> 16) as u8, (word >> 8) as u8, word as u8];
        out.extend_from_slice(&bytes[..chunk.len() - 1]);
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn player(program: ProgramLink, run: Option<&str>, cursor: usize) -> Route {
        let run = run.map(str::to_owned);
        Route { lang: Lang::Ko, place: Place::Player { program, run, cursor } }
    }

    #[test]
    fn a_link_is_read_back_as_it_was_written() {
        let scenario = ProgramLink::Scenario("pipe/epipe".into());
        let own = ProgramLink::Own("int main(void) { /* 한글 */ }\n".into());
        for route in [
            player(scenario.clone(), None, 0),
            player(scenario.clone(), None, 4),
            player(scenario, Some("a a a main.1 b:2 b!SIGUSR1 a~ @ @"), 7),
            player(own, Some("main"), 1),
            Route { lang: Lang::En, place: Place::Home },
        ] {
            assert_eq!(parse(&route.fragment(), Lang::En), route, "{}", route.fragment());
        }
    }

    #[test]
    fn a_run_of_one_process_is_short() {
        let link = player(ProgramLink::Scenario("pipe/epipe".into()), Some("a a a b"), 2);
        assert_eq!(link.fragment(), "#/ko/s/pipe/epipe?run=a*3+b&i=2");
    }

    #[test]
    fn any_fragment_leads_somewhere() {
        for text in
            ["", "#", "#/", "#//", "#/xx", "#/ko/s", "#/en/p?src=%%%", "#?", "#/en/s/a?i=x&run"]
        {
            let _ = parse(text, Lang::En);
        }
        assert_eq!(parse("", Lang::Ko), Route { lang: Lang::Ko, place: Place::Home });
        assert!(matches!(parse("#/en/q", Lang::Ko).place, Place::Unknown(_)));
        let huge = parse("#/en/s/x?run=a*99999999999", Lang::En);
        assert!(matches!(huge.place, Place::Player { run: Some(run), .. } if run.len() < 30));
    }
}
