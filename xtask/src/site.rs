//! The static site: `web` compiled to wasm, its glue, and the files a static host serves.

use crate::command::{Failure, Run, root, target};
use crate::system;
use sim_core::catalogue;
use sim_core::machine::executable::{self, Executable};
use sim_core::machine::world::Source;
use std::io::Write;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// What the first page loads to run a program: engine and glue.
const ENGINE: [&str; 3] = ["boot.js", "web.js", "web_bg.wasm"];

/// What they may weigh, brotli-compressed.
const LIMIT_BYTES: usize = 250 * 1024;

/// Builds the site and returns the folder: `target/site/`.
pub fn build() -> Result<PathBuf, Failure> {
    system::wasm_target()?;
    let wasm = "wasm32-unknown-unknown";
    Run::cargo()
        .args(["build", "--quiet", "-p", "web", "--target", wasm, "--profile", "wasm-release"])
        .env("CARGO_ENCODED_RUSTFLAGS", short_paths())
        .go()?;
    let site = target().join("site");
    if site.exists() {
        std::fs::remove_dir_all(&site)
            .map_err(|error| Failure::io(format!("cannot empty {}", site.display()), error))?;
    }
    create(&site)?;
    for module in ["web", "compiler"] {
        bindgen(&target().join(wasm).join(format!("wasm-release/{module}.wasm")), &site)?;
    }
    copy(&root().join("index.html"), &site)?;
    for entry in list(&root().join("web/static"))? {
        copy(&entry, &site)?;
    }
    write(&site.join("scenarios.txt"), scenarios().as_bytes())?;
    let words = format!("{}\u{1e}{}", sim_core::trace::words(), web::lang::stored());
    write(&site.join("words.txt"), words.as_bytes())?;
    images(&site)?;
    sizes(&site)?;
    Ok(site)
}

/// Panics name the files of crates without the folders of this machine: the download is smaller, and
/// the same wherever it is built. Parted by 0x1f, as cargo wants it.
fn short_paths() -> String {
    let home = std::env::var("CARGO_HOME").map(PathBuf::from).ok();
    let home = home.or_else(|| Some(PathBuf::from(std::env::var_os("HOME")?).join(".cargo")));
    let registry = home.map(|home| home.join("registry/src"));
    let sources = registry.and_then(|path| entries(&path).ok()).unwrap_or_default();
    let flags = sources.iter().map(|path| format!("--remap-path-prefix={}=", path.display()));
    flags.collect::<Vec<_>>().join("\u{1f}")
}

fn bindgen(wasm: &Path, out: &Path) -> Result<(), Failure> {
    let fail = |error| Failure::new(1, format!("wasm-bindgen on {}: {error:#}", wasm.display()));
    Bindgen::new()
        .input_path(wasm)
        .web(true)
        .map_err(fail)?
        .typescript(false)
        .debug(false)
        .omit_default_module_path(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate(out)
        .map_err(fail)?;
    let name = wasm.with_extension("js");
    let glue = out.join(name.file_name().expect("a module has a name"));
    let text = std::fs::read_to_string(&glue)
        .map_err(|error| Failure::io(format!("cannot read {}", glue.display()), error))?;
    write(&glue, short_glue(&text)?.as_bytes())
}

/// The glue without its comments and indentation. Errors: a string spans lines, where indentation
/// would count.
fn short_glue(text: &str) -> Result<String, Failure> {
    let mut out = String::new();
    for line in text.lines().map(str::trim) {
        if line.matches('`').count() % 2 == 1 {
            return Err(Failure::new(1, format!("the glue has a string of several lines: {line}")));
        }
        let comment = ["/*", "*", "//"].iter().any(|start| line.starts_with(start));
        if !comment && !line.is_empty() {
            out.push_str(line);
            out.push('\n');
        }
    }
    Ok(out)
}

/// All scenarios in one text, each behind a record separator and a line with its id.
fn scenarios() -> String {
    let all = catalogue::ALL.iter();
    all.map(|entry| format!("\u{1e}{}\n{}", entry.id(), entry.source)).collect()
}

/// The scenarios and the programs of /bin, compiled: the page runs them without the front end.
fn images(site: &Path) -> Result<(), Failure> {
    for entry in catalogue::ALL {
        let source = Source { name: entry.file_name(), text: entry.source.to_owned() };
        let built = Executable::compile(&source, &[]);
        if built.is_err() {
            return Err(Failure::new(1, format!("{} does not compile", entry.id())));
        }
        let name = format!("{}.{}.image", entry.family, entry.name);
        write(&site.join(name), &executable::store(&built))?;
    }
    let programs = executable::store_programs().map_err(|why| Failure::new(1, why))?;
    write(&site.join("programs.image"), &programs)
}

/// Writes a `.br` and a `.gz` beside each file, prints the sizes and checks the budget.
fn sizes(site: &Path) -> Result<(), Failure> {
    println!("{:24} {:>9} {:>9} {:>9}", "target/site/", "bytes", "gzip", "brotli");
    let (mut engine, mut images) = (0, Vec::new());
    for file in list(site)? {
        let raw = std::fs::read(&file)
            .map_err(|error| Failure::io(format!("cannot read {}", file.display()), error))?;
        let (gz, br) = (gzip(&raw)?, brotli(&raw)?);
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        if name.ends_with(".image") && name != "programs.image" {
            images.push(br.len());
        } else {
            println!("{name:24} {:>9} {:>9} {:>9}", raw.len(), gz.len(), br.len());
        }
        if ENGINE.contains(&name.as_str()) {
            engine += br.len();
        }
        write(&site.join(format!("{name}.gz")), &gz)?;
        write(&site.join(format!("{name}.br")), &br)?;
    }
    images.sort_unstable();
    let median = images.get(images.len() / 2).copied().unwrap_or_default();
    println!("{} scenarios, compiled: {median} bytes brotli each (median)", images.len());
    println!("engine and glue: {engine} bytes brotli; the limit is {LIMIT_BYTES}");
    if engine > LIMIT_BYTES {
        let message = format!("engine and glue grew to {engine} bytes brotli, over {LIMIT_BYTES}");
        return Err(Failure::new(1, message));
    }
    Ok(())
}

fn gzip(raw: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(raw).map_err(|error| Failure::io("gzip", error))?;
    encoder.finish().map_err(|error| Failure::io("gzip", error))
}

fn brotli(raw: &[u8]) -> Result<Vec<u8>, Failure> {
    let mut out = Vec::new();
    let params = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &raw[..], &mut out, &params)
        .map_err(|error| Failure::io("brotli", error))?;
    Ok(out)
}

fn create(dir: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(dir)
        .map_err(|error| Failure::io(format!("cannot make {}", dir.display()), error))
}

fn write(file: &Path, data: &[u8]) -> Result<(), Failure> {
    std::fs::write(file, data)
        .map_err(|error| Failure::io(format!("cannot write {}", file.display()), error))
}

fn copy(file: &Path, dir: &Path) -> Result<(), Failure> {
    let name = file.file_name().expect("a listed file has a name");
    std::fs::copy(file, dir.join(name))
        .map(|_| ())
        .map_err(|error| Failure::io(format!("cannot copy {}", file.display()), error))
}

/// The files of a folder in the order of their names.
fn list(dir: &Path) -> Result<Vec<PathBuf>, Failure> {
    Ok(entries(dir)?.into_iter().filter(|path| path.is_file()).collect())
}

fn entries(dir: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = std::fs::read_dir(dir)
        .map_err(|error| Failure::io(format!("cannot list {}", dir.display()), error))?;
    let mut paths: Vec<PathBuf> =
        entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}
