//! Standard output: buffered for a step, flushed behind it, coloured only on a terminal.

use super::Stop;
use anstyle::{AnsiColor, Color, Style};
use serde::Serialize;
use std::io::{BufWriter, Write};

/// Something failed.
pub(crate) const BAD: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Red))).bold();
/// Something is as it should be.
pub(crate) const GOOD: Style = Style::new().fg_color(Some(Color::Ansi(AnsiColor::Green)));
/// Less important.
pub(crate) const FAINT: Style = Style::new().dimmed();
/// Headings.
pub(crate) const STRONG: Style = Style::new().bold();

/// Standard output.
pub(crate) struct Out {
    inner: BufWriter<anstream::AutoStream<std::io::Stdout>>,
}

impl Out {
    pub(crate) fn new() -> Out {
        Out { inner: BufWriter::new(anstream::AutoStream::auto(std::io::stdout())) }
    }

    /// A line of text; styles are dropped when it goes to no terminal.
    pub(crate) fn line(&mut self, text: impl AsRef<str>) -> Result<(), Stop> {
        writeln!(self.inner, "{}", text.as_ref())?;
        Ok(())
    }

    /// Text as it is.
    pub(crate) fn text(&mut self, text: &str) -> Result<(), Stop> {
        self.inner.write_all(text.as_bytes())?;
        Ok(())
    }

    /// Bytes as they are, past all styling.
    pub(crate) fn raw(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        self.inner.flush()?;
        let mut stdout = std::io::stdout().lock();
        stdout.write_all(bytes)?;
        stdout.flush()?;
        Ok(())
    }

    /// One JSON line, flushed.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> Result<(), Stop> {
        let text = serde_json::to_string(value).expect("our own values are valid JSON");
        writeln!(self.inner, "{text}")?;
        self.flush()
    }

    /// Everything written so far goes out.
    pub(crate) fn flush(&mut self) -> Result<(), Stop> {
        self.inner.flush()?;
        Ok(())
    }
}

/// `text` in a style.
pub(crate) fn styled(style: Style, text: &str) -> String {
    format!("{style}{text}{style:#}")
}

/// How many columns `text` takes: Korean letters take two.
pub(crate) fn width(text: &str) -> usize {
    text.chars().map(|c| if ('\u{1100}'..='\u{ffdc}').contains(&c) { 2 } else { 1 }).sum()
}

/// `text` with spaces behind it up to `columns`.
pub(crate) fn pad(text: &str, columns: usize) -> String {
    let spaces = columns.saturating_sub(width(text));
    format!("{text}{}", " ".repeat(spaces))
}
