//! That what charts draw is what statistics say: every length, place and angle is read back
//! from the finished PDF and held against the numbers that were asked for.
//!
//! Each proof lists its faults, and each has a control: expectations made wrong, in which
//! it must find some.

mod bars;
mod lines;
mod panels;
mod press;
mod random;
mod round;
mod samples;
mod signs;
mod spec;

use spec::{Drawn, Spec};

/// How far anything drawn may be from its number, in points.
const EYELASH: f64 = 0.05;

/// Fails with the faults of a chart, and where an expectation with another number is not
/// at fault too.
#[track_caller]
fn proves(spec: &Spec, wrong: &Spec, faults: impl Fn(&Drawn, &Spec) -> Vec<String>) {
    let drawn = spec.drawn();
    let found = faults(&drawn, spec);
    assert!(found.is_empty(), "{}\n{}", found.join("\n"), spec.toml());
    assert!(!faults(&drawn, wrong).is_empty(), "a wrong number is not seen");
}
