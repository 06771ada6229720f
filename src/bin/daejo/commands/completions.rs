//! `daejo completions`: what a shell needs to complete verbs, options and their values.

use clap::CommandFactory;

use crate::args::{Arguments, CompletionsArgs};
use crate::exit::Exit;
use crate::output;

pub fn run(args: &CompletionsArgs) -> anyhow::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Arguments::command(), "daejo", &mut script);
    output::write(&String::from_utf8(script)?, None)?;
    Ok(Exit::Fine)
}
