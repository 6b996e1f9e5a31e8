//! What the machine must have besides cargo: the wasm target, a browser with its driver, a font.

use crate::command::{Failure, Run, target};
use std::path::{Path, PathBuf};

const PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-noto-cjk"];

/// Adds the wasm target where it is missing.
pub fn wasm_target() -> Result<(), Failure> {
    let wasm = "wasm32-unknown-unknown";
    let libdir = Run::new("rustc").args(["--print", "target-libdir", "--target", wasm]).output();
    if libdir.is_some_and(|dir| Path::new(dir.trim()).is_dir()) {
        return Ok(());
    }
    println!("The {wasm} target is missing; adding it.");
    Run::new("rustup").args(["target", "add", wasm]).go().map_err(|failure| {
        let command = format!("rustup target add {wasm}");
        Failure::new(3, format!("{}\nThe site needs: {command}", failure.message))
    })
}

/// Builds the command line and returns where it lies.
pub fn build_ipclab() -> Result<PathBuf, Failure> {
    Run::cargo().args(["build", "--quiet", "-p", "native", "--bin", "ipclab"]).go()?;
    Ok(target().join("debug/ipclab"))
}

fn on_path(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path).any(|dir| dir.join(program).is_file())
}

fn has_korean_font() -> bool {
    Run::new("fc-list").arg(":lang=ko").output().is_some_and(|list| !list.trim().is_empty())
}

/// Makes sure of Chromium, its driver and a Korean font: installs them where it may, else names
/// the command and fails with status 3.
pub fn browser() -> Result<(), Failure> {
    if on_path("chromedriver") && on_path("chromium") && has_korean_font() {
        return Ok(());
    }
    let packages = PACKAGES.join(" ");
    let command = format!("apt-get install -y --no-install-recommends {packages} fontconfig");
    let root = Run::new("id").arg("-u").output().is_some_and(|id| id.trim() == "0");
    let sudo = !root && Run::new("sudo").args(["-n", "true"]).output().is_some();
    if !on_path("apt-get") || !(root || sudo) {
        let message = format!(
            "The browser tests need Chromium, its WebDriver and a Korean font. On Debian:\n    \
             sudo {command}\nThen run the tests again (or leave the browser out: --list)."
        );
        return Err(Failure::new(3, message));
    }
    println!("Installing {packages} (Debian packages, about 40 s).");
    let prefix = if sudo { "sudo -n " } else { "" };
    let script = format!(
        "export DEBIAN_FRONTEND=noninteractive; {prefix}apt-get update -qq && {prefix}{command} -qq"
    );
    Run::new("sh").args(["-c", &script]).go().map_err(|failure| Failure::new(3, failure.message))
}
