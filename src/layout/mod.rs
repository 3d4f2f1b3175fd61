//! Grid, make-up, fill, level and furniture: from blocks to final positions.

use crate::diag::{Errors, Sink};
use crate::pages::Pages;
use crate::resolve::Resolved;

/// Sets an edition on its pages, or tells what does not fit.
pub fn compose(_edition: &Resolved, _sink: &mut Sink) -> Result<Pages, Errors> {
    Ok(Pages::default())
}
