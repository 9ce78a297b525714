//! Commands that run until they are stopped, and end together.

use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::shell::shown;

/// How often they are looked at.
const LOOK: Duration = Duration::from_millis(200);

/// Runs the commands until this process is told to end, or one of them ends; then ends them all.
///
/// # Errors
///
/// When one cannot be started, or ends by itself.
pub(crate) fn run(commands: &mut [Command]) -> Result<()> {
    let (stop, stopped) = channel();
    ctrlc::set_handler(move || {
        stop.send(()).ok();
    })
    .context("the signals to stop")?;
    let mut running = Vec::new();
    let ended = start(commands, &mut running).and_then(|()| watch(&mut running, &stopped));
    for (_, child) in &mut running {
        child.kill().and_then(|()| child.wait()).ok(); // it may have ended already
    }
    ended
}

fn start(commands: &mut [Command], running: &mut Vec<(String, Child)>) -> Result<()> {
    for command in commands {
        let line = shown(command);
        println!("$ {line}");
        let child = command.spawn().with_context(|| format!("`{line}` cannot be started"))?;
        running.push((line, child));
    }
    Ok(())
}

fn watch(running: &mut [(String, Child)], stopped: &Receiver<()>) -> Result<()> {
    while stopped.recv_timeout(LOOK).is_err() {
        for (line, child) in &mut *running {
            if let Some(status) = child.try_wait()? {
                bail!("this has ended ({status}): `{line}`");
            }
        }
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn when_one_command_ends_the_others_are_ended() {
        let mut sleep = Command::new("sleep");
        sleep.arg("3600");
        let begun = Instant::now();
        let error = run(&mut [sleep, Command::new("true")]).unwrap_err().to_string();
        assert!(error.ends_with(": `true`"), "{error}");
        assert!(begun.elapsed() < Duration::from_secs(60));
    }
}
