//! A server and a browser for one test, ended with it.

use fantoccini::wd::{Capabilities, WebDriverCompatibleCommand};
use fantoccini::{Client, ClientBuilder};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long something may take to appear; a loaded machine is slow, a broken page never gets there.
const PATIENCE: Duration = Duration::from_secs(30);

/// A process that ends with its owner.
struct Owned(Child);

impl Owned {
    fn end(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        self.end();
    }
}

/// The page in a browser.
pub struct Browser {
    pub client: Client,
    pub address: String,
    _driver: Owned,
    server: Owned,
}

fn from_env(key: &str, default: &str) -> PathBuf {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..");
    std::env::var_os(key).map_or_else(|| root.join(default), PathBuf::from)
}

/// The folder of the built site.
pub fn site() -> PathBuf {
    from_env("IPCLAB_SITE", "target/site")
}

/// Starts a program and reads its standard output up to the first line for which `found` answers.
fn start(mut command: Command, found: impl Fn(&str) -> Option<String>) -> (Owned, String) {
    let name = format!("{command:?}");
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap_or_else(|error| panic!("{name} does not start: {error}"));
    let out = child.stdout.take().expect("its output is piped");
    let owned = Owned(child);
    let mut lines = BufReader::new(out).lines();
    let line = lines.find_map(|line| found(&line.expect("its output is text")));
    // The rest is read and dropped, so that it never blocks on a full pipe.
    std::thread::spawn(move || lines.for_each(drop));
    (owned, line.unwrap_or_else(|| panic!("{name} ended without saying where it is")))
}

impl Browser {
    /// A browser window of this size on an empty page.
    pub async fn open(width: u32, height: u32) -> Browser {
        let mut serve = Command::new(from_env("IPCLAB", "target/debug/ipclab"));
        serve.args(["--json", "serve", "--port", "0", "--site"]).arg(site());
        let (server, address) = start(serve, |line| {
            let line: Value = serde_json::from_str(line).ok()?;
            Some(line["address"].as_str()?.to_owned())
        });
        let mut driver = Command::new("chromedriver");
        driver.arg("--port=0");
        let (driver, port) = start(driver, |line| {
            let (_, port) = line.split_once("successfully on port ")?;
            Some(port.trim_end_matches('.').to_owned())
        });
        let mobile =
            json!({ "deviceMetrics": { "width": width, "height": height, "pixelRatio": 1 } });
        let mut options = json!({ "args": [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
            format!("--window-size={width},{height}"),
        ] });
        if width < 500 {
            options["mobileEmulation"] = mobile; // a window cannot be that narrow
        }
        let mut wants = Capabilities::new();
        wants.insert("goog:chromeOptions".into(), options);
        wants.insert("goog:loggingPrefs".into(), json!({ "browser": "ALL" }));
        let client = ClientBuilder::new(hyper_util::client::legacy::connect::HttpConnector::new())
            .capabilities(wants)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("chromedriver opens a session");
        Browser { client, address, _driver: driver, server }
    }

    /// Ends the server while the page stays open.
    pub fn stop_server(&mut self) {
        self.server.end();
    }

    /// Opens a fragment and waits until the page is there.
    pub async fn go(&self, fragment: &str) {
        // Another fragment alone would not load the page again.
        self.client.goto("about:blank").await.expect("an empty page opens");
        self.client.goto(&format!("{}{fragment}", self.address)).await.expect("the page opens");
        self.until("(m => m !== null && m.getAttribute('aria-busy') !== 'true')(document.querySelector('#main'))").await;
    }

    /// The value of an expression in the page.
    pub async fn eval(&self, expression: &str) -> Value {
        let script = format!("return ({expression});");
        let value = self.client.execute(&script, Vec::new()).await;
        value.unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// The same as text.
    pub async fn text(&self, expression: &str) -> String {
        self.eval(expression).await.as_str().unwrap_or_default().to_owned()
    }

    /// Looks until `condition` holds.
    pub async fn until(&self, condition: &str) {
        let start = Instant::now();
        while self.eval(condition).await != Value::Bool(true) {
            let body = self.text("document.body.innerText.slice(0, 2000)");
            assert!(start.elapsed() < PATIENCE, "never: {condition}\n{}", body.await);
            tokio::time::sleep(Duration::from_millis(20)).await; // between two looks, not instead of one
        }
    }

    /// Presses the element with this selector.
    pub async fn click(&self, selector: &str) {
        let quoted = json!(selector);
        self.until(&format!("document.querySelector({quoted}) !== null")).await;
        self.eval(&format!("document.querySelector({quoted}).click()")).await;
    }

    /// Types into the focused element, or presses a key of it.
    pub async fn press(&self, keys: &str) {
        let element = self.client.active_element().await.expect("something has the focus");
        element.send_keys(keys).await.expect("keys are sent");
    }

    /// Waits for a position.
    pub async fn at(&self, position: &str) {
        let wanted = json!(position);
        self.until(&format!("document.querySelector('#position')?.textContent === {wanted}")).await;
    }

    /// What the console said that is worse than a note.
    pub async fn complaints(&self) -> Vec<String> {
        let log = self.client.issue_cmd(ConsoleLog).await.expect("chromedriver keeps the console");
        let bad = |entry: &&Value| entry["level"] == "SEVERE" || entry["level"] == "WARNING";
        let entries = log.as_array().cloned().unwrap_or_default();
        entries.iter().filter(bad).map(|entry| entry["message"].to_string()).collect()
    }

    /// Ends the session; nothing may have been complained about.
    pub async fn close(self) {
        let complaints = self.complaints().await;
        assert!(complaints.is_empty(), "the console: {complaints:#?}");
        self.client.clone().close().await.expect("the session closes");
    }
}

/// Chromium's own command for the console's messages.
#[derive(Debug)]
struct ConsoleLog;

impl WebDriverCompatibleCommand for ConsoleLog {
    fn endpoint(
        &self,
        base: &url::Url,
        session: Option<&str>,
    ) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}
