//! `daejo man`: the man pages, made of the same words as `--help`.

use anyhow::Context;
use clap::{Command, CommandFactory};
use clap_mangen::Man;

use crate::args::{Arguments, ManArgs};
use crate::exit::Exit;
use crate::output;

pub fn run(args: &ManArgs) -> anyhow::Result<Exit> {
    let mut command = Arguments::command().disable_help_subcommand(true);
    command.build();
    let Some(folder) = &args.output else {
        output::write(&page(&command)?.1, None)?;
        return Ok(Exit::Fine);
    };
    std::fs::create_dir_all(folder).with_context(|| format!("{}: not made", folder.display()))?;
    for command in std::iter::once(&command).chain(command.get_subcommands()) {
        let (name, text) = page(command)?;
        output::write(&text, Some(&folder.join(name)))?;
    }
    Ok(Exit::Fine)
}

/// The name and the text of a command's page.
fn page(command: &Command) -> anyhow::Result<(String, String)> {
    let man = Man::new(command.clone());
    let mut text = Vec::new();
    man.render(&mut text)?;
    Ok((man.get_filename(), String::from_utf8(text)?))
}
