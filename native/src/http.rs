//! As much HTTP/1.1 as a page on loopback needs: one request a connection, a thread each.
//!
//! Browsers open connections ahead of need and leave them idle, so a fixed pool of threads would be
//! used up by connections that never ask anything.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::time::Duration;

/// Bytes of a request line with its headers.
const HEAD_BYTES_MAX: usize = 16 * 1024;
/// Headers of a request.
const HEADERS_MAX: usize = 64;
/// How long a connection may say nothing, or take nothing.
const SILENCE: Duration = Duration::from_secs(60);

/// A request.
#[derive(Clone, Debug)]
pub(crate) struct Request {
    /// "GET"
    pub method: String,
    /// "/index.html", without the query.
    pub path: String,
    headers: Vec<(String, String)>,
    /// At most one byte more than was allowed.
    pub body: Vec<u8>,
}

impl Request {
    /// The value of a header.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }
}

/// An answer.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    /// 200
    pub status: u16,
    /// Names and values; `Content-Length` and `Connection` are added.
    pub headers: Vec<(&'static str, String)>,
    /// The body; not sent for HEAD.
    pub body: Vec<u8>,
}

/// Answers each connection in a thread of its own until `stopped` says so; the caller wakes it with
/// one more connection.
pub(crate) fn serve(
    listener: &TcpListener,
    body_bytes_max: u64,
    stopped: impl Fn() -> bool,
    reply: impl Fn(&Request) -> Reply + Sync,
) {
    let reply = &reply;
    std::thread::scope(|scope| {
        for stream in listener.incoming() {
            if stopped() {
                return;
            }
            let Ok(stream) = stream else { continue };
            // A visitor who goes away in the middle is no failure of ours.
            scope.spawn(move || answer(stream, body_bytes_max, reply));
        }
    });
}

fn answer(
    mut stream: TcpStream,
    body_bytes_max: u64,
    reply: &(impl Fn(&Request) -> Reply + Sync),
) -> io::Result<()> {
    stream.set_read_timeout(Some(SILENCE))?;
    stream.set_write_timeout(Some(SILENCE))?;
    let Some(request) = read(&mut stream, body_bytes_max)? else {
        return stream.write_all(b"HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n");
    };
    let reply = reply(&request);
    let mut head = format!("HTTP/1.1 {} {}\r\n", reply.status, reason(reply.status));
    for (name, value) in &reply.headers {
        head.push_str(&format!("{name}: {value}\r\n"));
    }
    head.push_str(&format!("Content-Length: {}\r\nConnection: close\r\n\r\n", reply.body.len()));
    stream.write_all(head.as_bytes())?;
    if request.method != "HEAD" {
        stream.write_all(&reply.body)?;
    }
    stream.flush()
}

/// The request; `None` when it is none.
fn read(stream: &mut TcpStream, body_bytes_max: u64) -> io::Result<Option<Request>> {
    let mut raw = Vec::new();
    let mut chunk = [0u8; 4096];
    loop {
        let count = stream.read(&mut chunk)?;
        if count == 0 {
            return Ok(None);
        }
        raw.extend_from_slice(&chunk[..count]);
        let mut headers = [httparse::EMPTY_HEADER; HEADERS_MAX];
        let mut parsed = httparse::Request::new(&mut headers);
        match parsed.parse(&raw) {
            Ok(httparse::Status::Complete(head)) => {
                let Some(mut request) = known(&parsed) else { return Ok(None) };
                let length = request.header("Content-Length").and_then(|n| n.parse::<u64>().ok());
                let wanted = length.unwrap_or(0).min(body_bytes_max + 1);
                request.body = raw.split_off(head);
                let missing = wanted.saturating_sub(request.body.len() as u64);
                stream.take(missing).read_to_end(&mut request.body)?;
                return Ok(Some(request));
            }
            Ok(httparse::Status::Partial) if raw.len() < HEAD_BYTES_MAX => {}
            Ok(httparse::Status::Partial) | Err(_) => return Ok(None),
        }
    }
}

fn known(parsed: &httparse::Request<'_, '_>) -> Option<Request> {
    let value = |header: &httparse::Header<'_>| {
        (header.name.to_owned(), String::from_utf8_lossy(header.value).into_owned())
    };
    Some(Request {
        method: parsed.method?.to_owned(),
        path: parsed.path?.split(['?', '#']).next().unwrap_or_default().to_owned(),
        headers: parsed.headers.iter().map(value).collect(),
        body: Vec::new(),
    })
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        400 => "Bad Request",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        413 => "Content Too Large",
        421 => "Misdirected Request",
        422 => "Unprocessable Content",
        _ => "Service Unavailable",
    }
}

/// Makes a listener that waits in `accept` look again whether it was stopped.
pub(crate) fn wake(address: SocketAddr) {
    // If nobody listens any more, there is nobody to wake.
    let _ = TcpStream::connect(address);
}
