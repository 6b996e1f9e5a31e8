//! A run is its tokens: played again they give the same events, and nothing else decides.

use sim_core::machine::event::Event;
use sim_core::machine::policy::Start;
use sim_core::machine::{Session, World};
use sim_core::trace::token::{Run, Token};
use tests::{scenarios, world};

const STEPS_MAX: u64 = 2_000;

/// A run by policy: its tokens, all events, the fingerprint at the end.
fn run(world: &World, seed: Option<u64>) -> (Run, Vec<Event>, u64) {
    let mut session = Session::new(world, Start::Together, seed);
    let mut events = Vec::new();
    while session.steps() < STEPS_MAX {
        match session.go_on() {
            Ok(more) => events.extend(more),
            Err(_) => break,
        }
    }
    (session.run(), events, session.state().fingerprint())
}

fn replay(world: &World, run: &Run) -> (Vec<Event>, u64) {
    let mut session = Session::new(world, Start::Together, None);
    let mut events = Vec::new();
    for token in &run.0 {
        events.extend(session.play(token).expect("a recorded run can be played again"));
    }
    (events, session.state().fingerprint())
}

#[test]
fn a_run_gives_the_same_events_each_time_and_replays_from_its_tokens() {
    for entry in scenarios() {
        let world = world(entry);
        for seed in [None, Some(1), Some(2), Some(3)] {
            let (tokens, events, fingerprint) = run(&world, seed);
            assert_eq!(run(&world, seed), (tokens.clone(), events.clone(), fingerprint));
            let text = tokens.to_string();
            let again: Run = text.parse().expect("a written run can be read");
            assert_eq!(again, tokens, "{}", entry.id());
            assert_eq!(replay(&world, &again), (events, fingerprint), "{} {text}", entry.id());
        }
    }
}

#[test]
fn a_world_is_built_the_same_each_time() {
    for entry in scenarios() {
        let (one, two) = (world(entry), world(entry));
        assert_eq!(one.start().fingerprint(), two.start().fingerprint(), "{}", entry.id());
        assert_eq!(one.prologue(), two.prologue(), "{}", entry.id());
    }
}

#[test]
fn every_ready_token_is_possible_and_no_other() {
    for entry in scenarios() {
        let world = world(entry);
        let mut session = Session::new(&world, Start::Together, Some(7));
        for _ in 0..40 {
            for token in session.ready() {
                assert!(session.clone().play(&token).is_ok(), "{} {token}", entry.id());
            }
            for text in ["nobody", "a!SIGUSR2", "a~", "net:drop", "a:99999", "@:x"] {
                let token: Token = text.parse().expect("a token");
                if !session.ready().contains(&token) {
                    let before = session.state().fingerprint();
                    assert!(session.play(&token).is_err(), "{} {token}", entry.id());
                    assert_eq!(session.state().fingerprint(), before);
                }
            }
            if session.go_on().is_err() {
                break;
            }
        }
    }
}

/// A random number below `bound`: splitmix64.
fn draw(state: &mut u64, bound: u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    (z ^ (z >> 31)) % bound
}

#[test]
fn any_text_is_a_run_or_an_error_and_never_a_panic() {
    const ROUNDS: u32 = 200_000;
    let mut seed = 0x1bc1_ab00;
    println!("seed {seed:#x}, {ROUNDS} texts");
    let pieces = [
        "a", "b", "main.1", ":", "!", "~", "@", "SIGUSR1", "net", "drop", " ", "9", "é", "\u{0}",
        "-",
    ];
    let mut read = 0;
    for _ in 0..ROUNDS {
        let len = draw(&mut seed, 9);
        let text: String =
            (0..len).map(|_| pieces[draw(&mut seed, pieces.len() as u64) as usize]).collect();
        if let Ok(run) = text.parse::<Run>() {
            read += 1;
            assert_eq!(run.to_string().parse::<Run>().as_ref(), Ok(&run), "{text:?}");
        }
    }
    assert!(read > 1000, "only {read} texts were runs");
}

#[test]
fn random_tokens_never_break_a_session() {
    const TOKENS: usize = 300;
    let mut seed = 0x5eed;
    let words = ["a", "b", "c", "main", "main.1", "main.2", "a:1", "b:a", "@", "a!SIGKILL", "b!13"];
    for entry in scenarios() {
        let world = world(entry);
        let mut session = Session::new(&world, Start::Together, None);
        let mut played = 0;
        for _ in 0..TOKENS {
            let word = words[draw(&mut seed, words.len() as u64) as usize];
            let token: Token = word.parse().expect("a token");
            played += usize::from(session.play(&token).is_ok());
        }
        assert_eq!(session.steps(), played as u64, "{}", entry.id());
    }
}
