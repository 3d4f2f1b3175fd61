//! Signals: ending leaves no temporary file behind.

use kanyin::world::SystemWorld;
use std::io;
use std::sync::Arc;

/// The real files, closed to writing before the program ends by a signal.
#[cfg(unix)]
pub(crate) fn world() -> io::Result<Arc<SystemWorld>> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM, SIGXFSZ};
    use std::sync::atomic::AtomicBool;

    let world = Arc::new(SystemWorld::default());
    // a file over the limit of the shell is then a failed write, not the end
    signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGTERM])?;
    let closing = Arc::clone(&world);
    std::thread::Builder::new().name("signals".to_owned()).spawn(move || {
        if let Some(signal) = signals.forever().next() {
            closing.close();
            // the status that shells give to a program ended by a signal
            #[expect(clippy::exit, reason = "ending is what the signal asks for")]
            std::process::exit(128 + signal);
        }
    })?;
    Ok(world)
}

/// The real files.
#[cfg(not(unix))]
pub(crate) fn world() -> io::Result<Arc<SystemWorld>> {
    Ok(Arc::new(SystemWorld::default()))
}
