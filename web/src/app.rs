//! The one reducer: everything the page knows, and every way in which it changes.

use crate::catalog::{self, Brought, Wanted};
use crate::lang::Lang;
use crate::player::Player;
use crate::problem::Problem;
use crate::real::Real;
use crate::route::{self, Place, ProgramLink, Route};
use sim_core::trace::token::Token;

/// The colours of the page.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Theme {
    /// Dark ink on light ground.
    Light,
    /// The other way round.
    Dark,
}

impl Theme {
    /// The value of `data-theme`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// A view beside the run: the lower tabs on a wide screen, the tabs at the top on a narrow one.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tab {
    /// Processes and choices (narrow screens only).
    Run,
    /// Kernel objects (narrow screens only).
    Kernel,
    /// The table of steps.
    Steps,
    /// The program in an editor.
    Program,
    /// The same run on the real kernel.
    Machine,
}

/// Steps a second while playing, and milliseconds a step.
pub const SPEEDS: [(&str, u64); 5] =
    [("0.5", 2_000), ("1", 1_000), ("2", 500), ("4", 250), ("8", 125)];

/// What the editor holds.
#[derive(Clone, Debug, Default)]
pub struct Editor {
    /// Its text.
    pub text: String,
    /// What the front end said about it when it was last run.
    pub problems: Vec<Problem>,
    /// Whether that text did not compile, so that the player still shows the one before.
    pub failed: bool,
    /// Whether it is being compiled.
    pub busy: bool,
}

/// A program on its way, to be opened in the player.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Opening {
    /// Which.
    pub program: ProgramLink,
    /// The run to show, as tokens.
    pub run: Option<String>,
    /// Steps of it.
    pub cursor: usize,
    /// Why it did not come.
    pub failed: Option<String>,
}

/// The player with what is open around it.
#[derive(Clone)]
pub struct Stage {
    /// Program, runs, cursor.
    pub player: Player,
    /// The shown tab.
    pub tab: Tab,
    /// Whether it plays.
    pub playing: bool,
    /// Index into [`SPEEDS`].
    pub speed: usize,
    /// The process (by index) whose "Why?" is open.
    pub why: Option<usize>,
    /// Whether the cards show the whole program.
    pub whole: bool,
    /// The editor.
    pub editor: Editor,
    /// What the real kernel said.
    pub real: Real,
    /// Counts steps made by a person: what is read aloud.
    pub spoken: u64,
}

/// The page shown.
#[derive(Clone)]
pub enum Page {
    /// The list, filtered by these letters.
    Home(String),
    /// A program that is being brought.
    Opening(Opening),
    /// The player.
    Stage(Box<Stage>),
    /// A program that never compiled, in the editor.
    Broken(Editor),
    /// A link that points nowhere.
    Missing(String),
}

/// Everything the page knows.
#[derive(Clone)]
pub struct App {
    /// The language.
    pub lang: Lang,
    /// The colours.
    pub theme: Theme,
    /// Whether the window is narrow.
    pub narrow: bool,
    /// Whether the list of keys is open.
    pub keys: bool,
    /// Whether the link was just copied.
    pub copied: bool,
    /// Whether `ipclab serve` is behind the page.
    pub served: bool,
    /// The page.
    pub page: Page,
    /// The program that the page waits for: whoever shows the page brings it
    /// ([`Action::Brought`]).
    pub wanted: Option<Wanted>,
    /// Wishes so far.
    tickets: u64,
}

/// A change.
#[derive(Clone, Debug)]
pub enum Action {
    /// A link was opened.
    Open(Route),
    /// The other language.
    SwitchLang,
    /// The other colours.
    SwitchTheme,
    /// The window became narrow or wide.
    Narrow(bool),
    /// The search field changed.
    Filter(String),
    /// The list of keys is opened or closed.
    Keys(bool),
    /// The link was copied, or the note about it goes.
    Copied(bool),
    /// The text in the editor changed.
    Edit(String),
    /// The text in the editor is run.
    RunEdited,
    /// The program with this ticket was brought; or why it could not be.
    Brought(u64, Result<Brought, String>),
    /// A program that did not come is asked for again.
    Retry,
    /// The text in the editor goes back to the original.
    RestoreProgram,
    /// Something on the stage.
    Stage(Act),
}

/// A change on the stage.
#[derive(Clone, Debug)]
pub enum Act {
    /// To this step.
    Seek(usize),
    /// One step on.
    Forward,
    /// One step back.
    Back,
    /// To the end of the run.
    End,
    /// To the next or the last step in which something befell somebody.
    Mark(bool),
    /// This happens next.
    Choose(Token),
    /// The nth process takes its next step.
    ChooseNth(usize),
    /// Another run is shown.
    Select(usize),
    /// Play or pause.
    Play(bool),
    /// The clock of playing.
    Tick,
    /// Another speed.
    Speed(usize),
    /// "Why?" of a process is opened or closed.
    Why(Option<usize>),
    /// Another tab.
    Tab(Tab),
    /// The cards show the whole program or only what is near.
    Whole(bool),
    /// The real kernel began, answered or failed.
    Real(Real),
}

impl App {
    /// The page of a link.
    #[must_use]
    pub fn new(route: &Route, theme: Theme, narrow: bool, served: bool) -> App {
        let page = Page::Home(String::new());
        let (keys, copied) = (false, false);
        let (wanted, tickets) = (None, 0);
        let lang = route.lang;
        let mut app = App { lang, theme, narrow, keys, copied, served, page, wanted, tickets };
        app.open(route);
        app
    }

    /// The link to what is shown.
    #[must_use]
    pub fn route(&self) -> Route {
        let place = match &self.page {
            Page::Home(_) => Place::Home,
            Page::Missing(link) => Place::Unknown(link.clone()),
            Page::Opening(opening) => Place::Player {
                program: opening.program.clone(),
                run: opening.run.clone(),
                cursor: opening.cursor,
            },
            Page::Broken(editor) => Place::Player {
                program: ProgramLink::Own(editor.text.clone()),
                run: None,
                cursor: 0,
            },
            Page::Stage(stage) => {
                let player = &stage.player;
                let program = match &player.program.id {
                    Some(id) if !player.program.is_changed() => ProgramLink::Scenario(id.clone()),
                    _ => ProgramLink::Own(player.program.source.to_string()),
                };
                Place::Player { program, run: player.run_text(), cursor: player.cursor }
            }
        };
        Route { lang: self.lang, place }
    }

    /// The stage, when the player is shown.
    #[must_use]
    pub fn stage(&self) -> Option<&Stage> {
        match &self.page {
            Page::Stage(stage) => Some(stage),
            _ => None,
        }
    }

    fn stage_mut(&mut self) -> Option<&mut Stage> {
        match &mut self.page {
            Page::Stage(stage) => Some(stage),
            _ => None,
        }
    }

    fn open(&mut self, route: &Route) {
        if self.route().place == route.place && !matches!(route.place, Place::Home) {
            self.lang = route.lang;
            return;
        }
        self.lang = route.lang;
        self.keys = false;
        self.wanted = None;
        self.page = match &route.place {
            Place::Home => Page::Home(String::new()),
            Place::Unknown(link) => Page::Missing(link.clone()),
            Place::Player { program, run, cursor } => {
                let (program, run, cursor) = (program.clone(), run.clone(), *cursor);
                self.opening(Opening { program, run, cursor, failed: None })
            }
        };
    }

    /// Asks for the program of a link.
    fn opening(&mut self, opening: Opening) -> Page {
        let (id, text) = match &opening.program {
            ProgramLink::Scenario(id) => match catalog::scenario(id) {
                Some(entry) => (Some(id.clone()), entry.source.clone()),
                None => return Page::Missing(id.clone()),
            },
            ProgramLink::Own(text) => (None, text.clone()),
        };
        self.want(id, text);
        Page::Opening(opening)
    }

    fn want(&mut self, id: Option<String>, text: String) {
        self.tickets += 1;
        self.wanted = Some(Wanted { ticket: self.tickets, id, text });
    }

    /// Asks for the editor's text as a program.
    fn run_edited(&mut self) {
        let (id, editor) = match &mut self.page {
            Page::Broken(editor) => (None, editor),
            Page::Stage(stage) => (stage.player.program.id.clone(), &mut stage.editor),
            Page::Home(_) | Page::Missing(_) | Page::Opening(_) => return,
        };
        editor.busy = true;
        let text = editor.text.clone();
        self.want(id, text);
    }

    /// Goes on with the program that was asked for. What does not compile leaves the player as it
    /// is.
    fn brought(&mut self, ticket: u64, answer: Result<Brought, String>) {
        let Some(wanted) = self.wanted.take_if(|wanted| wanted.ticket == ticket) else { return };
        let narrow = self.narrow;
        if let (Page::Opening(opening), Err(why)) = (&mut self.page, &answer) {
            opening.failed = Some(why.clone());
            return;
        }
        let (program, problems) = match answer {
            Ok(brought) => catalog::program(&wanted, brought),
            Err(why) => (None, vec![catalog::plain(0, why)]),
        };
        let failed = program.is_none();
        let fresh = |text| Editor { text, problems: problems.clone(), failed, busy: false };
        match (&mut self.page, program) {
            (Page::Stage(stage), program) => {
                let editor = &mut stage.editor;
                (editor.problems, editor.failed, editor.busy) = (problems, failed, false);
                if let Some(program) = program {
                    stage.replace(program);
                }
            }
            (Page::Home(_) | Page::Missing(_), _) => {}
            (Page::Opening(_) | Page::Broken(_), None) => {
                self.page = Page::Broken(fresh(wanted.text));
            }
            (page @ (Page::Opening(_) | Page::Broken(_)), Some(program)) => {
                let mut stage = Stage::new(Player::new(program), fresh(wanted.text), narrow);
                if let Page::Opening(opening) = page {
                    stage.player.open_link(opening.run.as_deref(), opening.cursor);
                }
                *page = Page::Stage(Box::new(stage));
            }
        }
    }

    fn retry(&mut self) {
        if let Page::Opening(opening) = &self.page {
            let again = Opening { failed: None, ..opening.clone() };
            self.page = self.opening(again);
        }
    }

    /// Applies one change.
    pub fn update(&mut self, action: Action) {
        match action {
            Action::Open(route) => self.open(&route),
            Action::SwitchLang => self.lang = self.lang.other(),
            Action::SwitchTheme => {
                self.theme = match self.theme {
                    Theme::Light => Theme::Dark,
                    Theme::Dark => Theme::Light,
                }
            }
            Action::Narrow(narrow) => self.set_narrow(narrow),
            Action::Filter(text) => {
                if let Page::Home(filter) = &mut self.page {
                    *filter = text;
                }
            }
            Action::Keys(open) => self.keys = open,
            Action::Copied(copied) => self.copied = copied,
            Action::Edit(text) => match &mut self.page {
                Page::Stage(stage) => stage.editor.edit(text),
                Page::Broken(editor) => editor.edit(text),
                Page::Home(_) | Page::Missing(_) | Page::Opening(_) => {}
            },
            Action::RunEdited => self.run_edited(),
            Action::Brought(ticket, answer) => self.brought(ticket, answer),
            Action::Retry => self.retry(),
            Action::RestoreProgram => {
                if let Some(stage) = self.stage_mut() {
                    stage.editor.edit(stage.player.program.original.to_string());
                    self.run_edited();
                }
            }
            Action::Stage(act) => {
                if let Some(stage) = self.stage_mut() {
                    stage.update(act);
                }
            }
        }
    }

    fn set_narrow(&mut self, narrow: bool) {
        self.narrow = narrow;
        if let Some(stage) = self.stage_mut() {
            stage.tab = match stage.tab {
                Tab::Run | Tab::Kernel if !narrow => Tab::Steps,
                Tab::Steps if narrow => Tab::Run,
                tab => tab,
            };
        }
    }
}

impl Editor {
    fn edit(&mut self, text: String) {
        if text != self.text {
            self.text = text;
            self.problems.clear(); // their places no longer mean this text
        }
    }
}

impl Stage {
    fn new(player: Player, editor: Editor, narrow: bool) -> Stage {
        let tab = if narrow { Tab::Run } else { Tab::Steps };
        let real = Real::Idle;
        Stage {
            player,
            tab,
            playing: false,
            speed: 1,
            why: None,
            whole: false,
            editor,
            real,
            spoken: 0,
        }
    }

    fn replace(&mut self, mut program: crate::player::Program) {
        program.original = self.player.program.original.clone();
        self.player = Player::new(program);
        self.playing = false;
        self.why = None;
        self.real = Real::Idle;
    }

    fn update(&mut self, act: Act) {
        let stays = matches!(
            act,
            Act::Tick | Act::Play(_) | Act::Speed(_) | Act::Tab(_) | Act::Real(_) | Act::Whole(_)
        );
        if !stays {
            self.playing = false;
            self.spoken += 1;
        }
        let (track, cursor) = (self.player.track, self.player.cursor);
        match act {
            Act::Seek(step) => self.player.seek(step),
            Act::Forward => {
                self.player.forward();
            }
            Act::Back => self.player.back(),
            Act::End => self.player.to_end(),
            Act::Mark(forward) => self.player.to_mark(forward),
            Act::Choose(token) => {
                self.player.choose(&token);
            }
            Act::ChooseNth(nth) => {
                let token = self.player.offers().iter().find(|offer| offer.who == Some(nth));
                if let Some(token) = token.map(|offer| offer.token.clone()) {
                    self.player.choose(&token);
                }
            }
            Act::Select(track) => self.player.select(track),
            Act::Play(playing) => {
                let at_end = self.player.cursor == self.player.current().len();
                if playing && at_end && !self.player.forward() {
                    self.player.seek(0);
                }
                self.playing = playing;
            }
            Act::Tick => {
                if self.playing {
                    self.playing = self.player.forward();
                    self.spoken += u64::from(self.player.frame().is_mark() || !self.playing);
                }
            }
            Act::Speed(speed) => self.speed = speed.min(SPEEDS.len() - 1),
            Act::Why(process) => self.why = process,
            Act::Tab(tab) => self.tab = tab,
            Act::Whole(whole) => self.whole = whole,
            Act::Real(real) => self.real = real,
        }
        if self.player.track != track {
            self.real = Real::Idle;
        }
        if (self.player.track, self.player.cursor) != (track, cursor) {
            self.why = None;
        }
    }
}

/// The route of a fragment when `lang` is the page's present language.
#[must_use]
pub fn route_of(fragment: &str, lang: Lang) -> Route {
    route::parse(fragment, lang)
}
