//! What is meant: defaults, theme, dates, statistics and assets filled in.

mod model;

pub use model::*;

use crate::diag::{Errors, Sink};
use crate::edition::Edition;
use crate::world::World;
use std::path::Path;

/// Where an edition lies.
#[derive(Debug, Clone, Copy)]
pub struct Place<'a> {
    /// The edition's file.
    pub file: &'a Path,
    /// The folder that nothing may leave.
    pub root: &'a Path,
}

/// Fills in what an edition leaves out and loads what it names, or tells every fault.
pub fn resolve(
    _edition: &Edition,
    _place: Place<'_>,
    _world: &dyn World,
    _sink: &mut Sink,
) -> Result<Resolved, Errors> {
    Err(crate::diag::Diagnostic::error(
        crate::diag::Code::Internal,
        crate::base::Span::detached(),
        crate::say!("未实现", "not there yet"),
    )
    .into())
}

/// mark
pub const PAGES_MARK: char = '\u{E000}';
