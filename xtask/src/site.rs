//! The static site: `web` compiled to wasm, its glue, and the files a static host serves.

use crate::command::{Failure, Run, root, target};
use crate::system;
use std::io::Write;
use std::path::{Path, PathBuf};
use wasm_bindgen_cli_support::Bindgen;

/// Engine and glue of the first page, brotli-compressed: the budget of issue 2.
const GOAL_BYTES: usize = 250 * 1024;

/// What they may not grow beyond until the goal is reached; only ever lowered.
const CEILING_BYTES: usize = 480 * 1024;

/// Builds the site and returns the folder: `target/site/`.
pub fn build() -> Result<PathBuf, Failure> {
    system::wasm_target()?;
    let wasm = "wasm32-unknown-unknown";
    Run::cargo()
        .args(["build", "--quiet", "-p", "web", "--target", wasm, "--profile", "wasm-release"])
        .go()?;
    let site = target().join("site");
    if site.exists() {
        std::fs::remove_dir_all(&site)
            .map_err(|error| Failure::io(format!("cannot empty {}", site.display()), error))?;
    }
    create(&site)?;
    bindgen(&target().join(wasm).join("wasm-release/web.wasm"), &site)?;
    copy(&root().join("index.html"), &site)?;
    for entry in list(&root().join("web/static"))? {
        copy(&entry, &site)?;
    }
    write(&site.join("scenarios.txt"), scenarios()?.as_bytes())?;
    sizes(&site)?;
    Ok(site)
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
        .map_err(fail)
}

/// All scenarios in one text, each behind a record separator and a line with its id.
fn scenarios() -> Result<String, Failure> {
    let mut all = String::new();
    for family in folders(&root().join("sim-core/scenarios"))? {
        for file in list(&family)?.iter().filter(|file| file.extension().is_some_and(|e| e == "c"))
        {
            let text = std::fs::read_to_string(file)
                .map_err(|error| Failure::io(format!("cannot read {}", file.display()), error))?;
            let name =
                |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            all.push_str(&format!("\u{1e}{}/{}\n{text}", name(&family), name(file)));
        }
    }
    Ok(all)
}

/// Writes a `.br` and a `.gz` beside each file, prints the sizes and checks the budget.
fn sizes(site: &Path) -> Result<(), Failure> {
    println!("{:24} {:>9} {:>9} {:>9}", "target/site/", "bytes", "gzip", "brotli");
    let mut engine = 0;
    for file in list(site)? {
        let raw = std::fs::read(&file)
            .map_err(|error| Failure::io(format!("cannot read {}", file.display()), error))?;
        let (gz, br) = (gzip(&raw)?, brotli(&raw)?);
        let name = file.file_name().map(|name| name.to_string_lossy().into_owned());
        let name = name.unwrap_or_default();
        println!("{name:24} {:>9} {:>9} {:>9}", raw.len(), gz.len(), br.len());
        if name.ends_with(".wasm") || name.ends_with(".js") {
            engine += br.len();
        }
        write(&site.join(format!("{name}.gz")), &gz)?;
        write(&site.join(format!("{name}.br")), &br)?;
    }
    println!("engine and glue: {engine} bytes brotli; the goal is {GOAL_BYTES}");
    if engine > CEILING_BYTES {
        let message =
            format!("engine and glue grew to {engine} bytes brotli, over {CEILING_BYTES}");
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

/// The folders of a folder in the order of their names.
fn folders(dir: &Path) -> Result<Vec<PathBuf>, Failure> {
    Ok(entries(dir)?.into_iter().filter(|path| path.is_dir()).collect())
}

fn entries(dir: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = std::fs::read_dir(dir)
        .map_err(|error| Failure::io(format!("cannot list {}", dir.display()), error))?;
    let mut paths: Vec<PathBuf> =
        entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}
