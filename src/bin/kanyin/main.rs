//! The command line program: arguments, the real world, one small file a subcommand.
//!
//! Exit status: 0 done · 1 the edition is at fault · 2 the program, its surroundings or
//! its arguments.

mod args;
mod build;
mod find;
mod fonts;
mod pictures;
mod report;
mod show;
mod stats;
mod stop;

use args::{Args, Command};
use clap::Parser;
use clap::error::ErrorKind;
use report::Status;
use std::io;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args = match Args::try_parse() {
        Ok(args) => args,
        Err(error) => {
            // a reader that has gone away is no fault
            let _ = error.print();
            let asked = matches!(
                error.kind(),
                ErrorKind::DisplayHelp | ErrorKind::DisplayVersion
            );
            return if asked { ExitCode::SUCCESS } else { Status::Trouble.into() };
        }
    };
    match run(args.command) {
        Ok(status) => status.into(),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            let _ = report::line(&format!("kanyin: {error}"));
            Status::Trouble.into()
        }
    }
}

/// Runs a subcommand; an error is one of the program's own output.
fn run(command: Command) -> io::Result<Status> {
    let world = stop::world()?;
    match command {
        Command::Build(args) => build::build(&args, &world),
        Command::Check(args) => build::check(&args, &world),
        Command::Render(args) => pictures::render(&args, &world),
        Command::Dump(args) => show::dump(&args, &world),
        Command::Stats(args) => stats::stats(&args, &world),
        Command::Schema { of } => show::schema(of),
        Command::Fonts(args) => show::fonts(&args, &world),
        Command::Explain { code } => show::explain(code.as_deref()),
    }
}
