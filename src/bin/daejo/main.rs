//! The command line of daejo: reads arguments, calls the library, writes what came of it.

mod accounts;
mod args;
mod commands;
mod config;
mod desk;
mod exit;
mod output;
mod pager;
mod progress;
mod screen;
mod serve;

use clap::Parser;

use args::{Arguments, Verb};
use exit::Exit;

fn main() -> std::process::ExitCode {
    let mut arguments = Arguments::parse();
    narrate(arguments.verbose);
    arguments.lang().into_iter().for_each(exit::speak);
    let settled = config::settle(&mut arguments);
    arguments.lang().into_iter().for_each(exit::speak);
    match settled.and_then(|()| run(&arguments)) {
        Ok(exit) => exit.into(),
        Err(error) => exit::explain(&error).into(),
    }
}

fn run(arguments: &Arguments) -> anyhow::Result<Exit> {
    match &arguments.verb {
        Verb::Check(args) => commands::check::run(args),
        Verb::Diff(args) => commands::diff::run(args),
        Verb::Claims(args) => commands::claims::run(args),
        Verb::Explain(args) => commands::explain::run(args),
        Verb::Values(args) => commands::values::run(args),
        Verb::Compare(args) => commands::compare::run(args),
        Verb::Evaluate(args) => commands::evaluate::run(args),
        Verb::Init(args) => commands::init::run(args),
        Verb::Completions(args) => commands::completions::run(args),
        Verb::Man(args) => commands::man::run(args),
        Verb::Review(args) => commands::review::run(args),
        Verb::Watch(args) => commands::watch::run(args),
        Verb::Archive(args) => commands::archive::run(args),
        Verb::Stories(args) => commands::archive::stories::run(args),
        Verb::Stage(args) => commands::archive::stage::run(args),
    }
}

/// What goes on, on standard error: nothing, `-v` what is done, `-vv` in detail.
fn narrate(verbose: u8) {
    if verbose == 0 {
        return;
    }
    let level = if verbose == 1 { "daejo=info" } else { "daejo=debug" };
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::new(level))
        .with_writer(std::io::stderr)
        .with_ansi(screen::colour_on_stderr())
        .without_time()
        .init();
}
