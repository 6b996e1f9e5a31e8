//! `ipclab serve`: says where the site is, then answers until it is stopped.

use super::args::ServeArgs;
use super::out::Out;
use super::{Common, Stop};
use crate::serve::{Site, find_site};

/// Runs the command.
pub(super) fn serve(args: &ServeArgs, common: Common, out: &mut Out) -> Result<u8, Stop> {
    let folder = find_site(args.site.as_deref()).map_err(Stop::NotPossible)?;
    let answer = Box::new(crate::serve::on_this_kernel);
    let site = Site::open(&folder, args.port, answer).map_err(Stop::NotPossible)?;
    let address = site.address();
    if common.json {
        out.json(&serde_json::json!({ "schema": 1, "address": address }))?;
    } else {
        out.line(format!("ipclab is at {address}  (Ctrl-C stops it)"))?;
    }
    out.flush()?;
    site.run();
    Ok(0)
}
