//! `ipclab serve`: the site on this machine's loopback, with this machine's kernel behind a button.
//!
//! Two things a reader would get wrong: a page of any other site can send requests to loopback, so
//! nothing runs without the token that only our own page can read; and a name that another site
//! points at 127.0.0.1 still carries its own `Host`, so that is checked on every request.

use crate::http::{self, Reply, Request};
use serde::{Deserialize, Serialize};
use sim_core::machine::Options;
use sim_core::machine::world::{Failure, Source};
use sim_core::trace::token::{BadToken, Run};
use std::collections::BTreeMap;
use std::io::Read;
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, TryLockError};

/// The largest program the page may send.
const BODY_BYTES_MAX: u64 = 256 * 1024;
/// Ports tried after the first one when none was asked for.
const PORTS_TRIED: u16 = 20;

/// The only scripts, styles and connections the page may have; nobody may put it into a frame.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; \
                      frame-ancestors 'self'; base-uri 'none'; form-action 'none'";

/// What the page asks to be run.
#[derive(Clone, Debug, Deserialize)]
pub struct Question {
    /// The file's name for messages, "epipe.c".
    pub name: String,
    /// The program.
    pub source: String,
    /// The run in token notation.
    pub run: String,
}

/// Both kernels, step by step.
#[derive(Clone, Debug, Serialize)]
pub struct Report {
    /// The version of this shape.
    pub schema: u32,
    /// "Linux 6.18.1 x86_64".
    pub kernel: String,
    /// One entry a step.
    pub steps: Vec<ReportStep>,
    /// Sentences about the run as a whole.
    pub notes: Vec<String>,
}

/// One step on both kernels.
#[derive(Clone, Debug, Serialize)]
pub struct ReportStep {
    /// Its token.
    pub token: String,
    /// What the model did.
    pub model: String,
    /// What the real kernel did.
    pub real: String,
    /// Whether every comparison of the step agreed.
    pub agrees: bool,
}

/// How a question is answered; `Err` is a message for the person.
pub type Answer = dyn Fn(&Question) -> Result<Report, String> + Send + Sync;

/// Plays the question's run on this machine's kernel beside the model.
pub fn on_this_kernel(question: &Question) -> Result<Report, String> {
    let source = Source { name: question.name.clone(), text: question.source.clone() };
    let run: Run = question.run.parse().map_err(|bad: BadToken| bad.to_string())?;
    let world =
        crate::check::world(&[source], &Options::default()).map_err(|failure| match *failure {
            Failure::Source(_) => "the program has errors".to_owned(),
            Failure::Setup(text) => text,
            Failure::NotModelled { text, .. } => format!("not modelled: {text}"),
        })?;
    let replay = crate::replay::replay(&world, &run).map_err(|error| error.to_string())?;
    let mut notes = replay.notes;
    if question.source.lines().any(|line| line.starts_with("//! limits")) {
        notes
            .insert(0, "The real kernel has its own limits, not the scenario's small ones.".into());
    }
    let (kernel, arch, _) = crate::evidence::machine();
    let steps = replay.steps.into_iter().map(|step| ReportStep {
        token: step.token,
        model: step.model,
        real: step.real,
        agrees: step.agrees,
    });
    Ok(Report {
        schema: 1,
        kernel: format!("Linux {kernel} {arch}"),
        steps: steps.collect(),
        notes,
    })
}

/// The running server.
pub struct Site {
    listener: TcpListener,
    stopped: AtomicBool,
    address: SocketAddr,
    files: BTreeMap<String, Vec<u8>>,
    token: String,
    answer: Box<Answer>,
    /// Held while the real kernel is asked: one run at a time.
    busy: Mutex<()>,
}

/// The folder of the built site: the one given, or where `cargo xtask build` leaves it.
pub fn find_site(given: Option<&Path>) -> Result<PathBuf, String> {
    let beside = std::env::current_exe().ok().and_then(|exe| Some(exe.parent()?.join("../site")));
    let candidates = match given {
        Some(path) => vec![path.to_path_buf()],
        None => std::iter::once(PathBuf::from("target/site")).chain(beside).collect(),
    };
    let found = candidates.iter().find(|path| path.join("index.html").is_file());
    found.cloned().ok_or_else(|| {
        let places: Vec<String> = candidates.iter().map(|p| p.display().to_string()).collect();
        let places = places.join(" or ");
        format!("there is no site in {places}; `cargo xtask build` makes one")
    })
}

impl Site {
    /// Reads the site's files and listens on loopback. Without `port`, on 8080 or the next free one.
    pub fn open(folder: &Path, port: Option<u16>, answer: Box<Answer>) -> Result<Site, String> {
        let listener = listen(port)?;
        let address = listener.local_addr().map_err(|error| error.to_string())?;
        let files = read_files(folder)?;
        let token = new_token()?;
        let (stopped, busy) = (AtomicBool::new(false), Mutex::new(()));
        Ok(Site { listener, stopped, address, files, token, answer, busy })
    }

    /// "http://127.0.0.1:8080/"
    #[must_use]
    pub fn address(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Serves until the process ends, or [`Site::stop`].
    pub fn run(&self) {
        let stopped = || self.stopped.load(Ordering::SeqCst);
        http::serve(&self.listener, BODY_BYTES_MAX, stopped, |request| self.reply(request));
    }

    /// Lets [`Site::run`] end.
    pub fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        http::wake(self.address);
    }

    fn reply(&self, request: &Request) -> Reply {
        let port = self.address.port();
        let hosts = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
        let host = request.header("Host").unwrap_or_default();
        if !hosts.iter().any(|known| known == host) {
            return text(421, "this server answers as 127.0.0.1 and localhost only");
        }
        match (request.method.as_str(), request.path.as_str()) {
            ("GET" | "HEAD", path) => self.file(request, path),
            ("POST", "/api/check") => self.check(request, host),
            _ => text(405, "only GET, and POST /api/check"),
        }
    }

    /// A file of the site. They were read at the start: no path can lead anywhere else.
    fn file(&self, request: &Request, path: &str) -> Reply {
        let name = match path.trim_start_matches('/') {
            "" => "index.html",
            name => name,
        };
        let Some(raw) = self.files.get(name) else {
            return text(404, "there is no such file on this site");
        };
        if name == "index.html" {
            return bytes(200, "text/html; charset=utf-8", self.with_token(raw), None);
        }
        let accepts = request.header("Accept-Encoding").unwrap_or_default();
        let wants = |coding: &str| accepts.split([',', ';', ' ']).any(|word| word == coding);
        for (coding, ending) in [("br", "br"), ("gzip", "gz")] {
            if wants(coding)
                && let Some(packed) = self.files.get(&format!("{name}.{ending}"))
            {
                return bytes(200, mime(name), packed.clone(), Some(coding));
            }
        }
        bytes(200, mime(name), raw.clone(), None)
    }

    /// The page with the token in a `<meta>`: a script of another site cannot read it.
    fn with_token(&self, page: &[u8]) -> Vec<u8> {
        let page = String::from_utf8_lossy(page);
        let meta = format!("<meta name=\"ipclab-token\" content=\"{}\">\n</head>", self.token);
        page.replacen("</head>", &meta, 1).into_bytes()
    }

    fn check(&self, request: &Request, host: &str) -> Reply {
        let ours = request.header("Origin").is_some_and(|o| o == format!("http://{host}"));
        let token = request.header("X-Ipclab-Token").unwrap_or_default();
        if !ours || !same(token, &self.token) {
            return text(403, "only the page that this server gave out may ask");
        }
        if request.body.len() as u64 > BODY_BYTES_MAX {
            return text(413, "the program is larger than 256 KiB");
        }
        let question: Question = match serde_json::from_slice(&request.body) {
            Ok(question) => question,
            Err(error) => return text(400, &format!("not a question: {error}")),
        };
        let _one = match self.busy.try_lock() {
            Ok(guard) => guard,
            Err(TryLockError::Poisoned(poisoned)) => poisoned.into_inner(),
            Err(TryLockError::WouldBlock) => {
                return text(503, "another run is on the kernel right now; try again in a moment");
            }
        };
        match (self.answer)(&question) {
            Ok(report) => {
                let json = serde_json::to_vec(&report).expect("a report has string keys");
                bytes(200, "application/json", json, None)
            }
            Err(message) => text(422, &message),
        }
    }
}

fn listen(port: Option<u16>) -> Result<TcpListener, String> {
    let (first, tried) = port.map_or((8080, PORTS_TRIED), |port| (port, 1));
    let mut why = String::new();
    for port in first..first.saturating_add(tried) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => why = error.to_string(),
        }
    }
    Err(format!("cannot listen on 127.0.0.1:{first}: {why}"))
}

fn read_files(folder: &Path) -> Result<BTreeMap<String, Vec<u8>>, String> {
    let fail = |error: std::io::Error| format!("cannot read {}: {error}", folder.display());
    let mut files = BTreeMap::new();
    for entry in std::fs::read_dir(folder).map_err(fail)? {
        let path = entry.map_err(fail)?.path();
        if let (true, Some(name)) =
            (path.is_file(), path.file_name().and_then(|name| name.to_str()))
        {
            files.insert(name.to_owned(), std::fs::read(&path).map_err(fail)?);
        }
    }
    Ok(files)
}

/// 128 random bits in hexadecimal, new at each start.
fn new_token() -> Result<String, String> {
    let mut raw = [0u8; 16];
    let read = std::fs::File::open("/dev/urandom").and_then(|mut file| file.read_exact(&mut raw));
    read.map_err(|error| format!("cannot read /dev/urandom: {error}"))?;
    Ok(raw.iter().map(|byte| format!("{byte:02x}")).collect())
}

/// Compares without telling by the time it takes where the texts differ.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0, |all, (a, b)| all | (a ^ b)) == 0
}

fn mime(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "json" => "application/json",
        _ => "application/octet-stream",
    }
}

fn text(status: u16, message: &str) -> Reply {
    bytes(status, "text/plain; charset=utf-8", message.as_bytes().to_vec(), None)
}

fn bytes(status: u16, mime: &str, body: Vec<u8>, coding: Option<&str>) -> Reply {
    let mut headers: Vec<(&'static str, String)> = [
        ("Content-Type", mime),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Referrer-Policy", "no-referrer"),
        ("Cache-Control", "no-cache"),
        ("Vary", "Accept-Encoding"),
    ]
    .into_iter()
    .map(|(name, value)| (name, value.to_owned()))
    .collect();
    headers.extend(coding.map(|coding| ("Content-Encoding", coding.to_owned())));
    Reply { status, headers, body }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use std::net::TcpStream;

    /// One request on its own connection: the status and the whole answer.
    fn ask(site: &Site, request: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(site.address).expect("the server listens");
        let host = site.address;
        let request = request.replace("HOST", &host.to_string()).replace("TOKEN", &site.token);
        stream.write_all(request.as_bytes()).expect("the request is sent");
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).expect("the answer comes");
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let status = answer.split(' ').nth(1).and_then(|code| code.parse().ok());
        (status.expect("an answer has a status"), answer)
    }

    fn post(origin: &str, token: &str, body: &str) -> String {
        format!(
            "POST /api/check HTTP/1.1\r\nHost: HOST\r\nOrigin: {origin}\r\nX-Ipclab-Token: {token}\r\n\
             Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
            body.len()
        )
    }

    const QUESTION: &str = r#"{"name":"a.c","source":"int main(void){}","run":"main"}"#;

    fn with_site(test: impl FnOnce(&Site)) {
        let folder = std::env::temp_dir().join(format!(
            "ipclab-serve-{}-{:?}",
            std::process::id(),
            std::thread::current().id()
        ));
        std::fs::create_dir_all(&folder).expect("the temporary folder can be made");
        let page = "<html><head></head><body></body></html>";
        std::fs::write(folder.join("index.html"), page).expect("a file can be written");
        std::fs::write(folder.join("web_bg.wasm"), b"\0asm").expect("a file can be written");
        let answer = |question: &Question| {
            let notes = vec![question.run.clone()];
            Ok(Report { schema: 1, kernel: "test".into(), steps: Vec::new(), notes })
        };
        let site = Site::open(&folder, Some(0), Box::new(answer)).expect("a free port");
        std::thread::scope(|scope| {
            scope.spawn(|| site.run());
            test(&site);
            site.stop();
        });
    }

    #[test]
    fn only_our_own_page_may_run_anything() {
        with_site(|site| {
            let (status, page) =
                ask(site, "GET / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n");
            assert_eq!(status, 200);
            assert!(page.contains(&site.token) && page.contains("wasm-unsafe-eval"), "{page}");
            let (status, answer) = ask(site, &post("http://HOST", "TOKEN", QUESTION));
            assert_eq!(status, 200, "{answer}");
            assert!(answer.contains("\"notes\":[\"main\"]"), "{answer}");
            for (origin, token) in [
                ("http://evil.example", "TOKEN"),
                ("http://HOST", "0000"),
                ("null", "TOKEN"),
                ("http://HOST", ""),
            ] {
                let (status, _) = ask(site, &post(origin, token, QUESTION));
                assert_eq!(status, 403, "{origin} {token}");
            }
            assert_eq!(ask(site, &post("http://HOST", "TOKEN", "{")).0, 400);
        });
    }

    #[test]
    fn idle_connections_take_nobody_s_place() {
        with_site(|site| {
            let idle: Vec<TcpStream> =
                (0..40).filter_map(|_| TcpStream::connect(site.address).ok()).collect();
            assert_eq!(idle.len(), 40);
            let (status, _) =
                ask(site, "GET / HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n");
            assert_eq!(status, 200);
        });
    }

    #[test]
    fn a_foreign_name_for_loopback_is_refused() {
        with_site(|site| {
            let (status, page) =
                ask(site, "GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n");
            assert_eq!(status, 421);
            assert!(!page.contains(&site.token));
        });
    }

    #[test]
    fn no_path_leads_out_of_the_site() {
        with_site(|site| {
            for path in [
                "/../Cargo.toml",
                "/..%2f..%2fetc/passwd",
                "/etc/passwd",
                "//etc/passwd",
                "/sub/index.html",
            ] {
                let (status, _) = ask(
                    site,
                    &format!("GET {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n"),
                );
                assert_eq!(status, 404, "{path}");
            }
            let (status, wasm) = ask(
                site,
                "GET /web_bg.wasm?v=1 HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n\r\n",
            );
            assert_eq!(status, 200);
            assert!(wasm.contains("application/wasm"));
        });
    }
}
