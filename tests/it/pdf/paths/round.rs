//! Discs, rings and their sectors, recovered from Bézier outlines: a circle is fitted to
//! places on the curves, and angles are what these places span around its centre.

use super::{At, Outline, Path, Step, samples};
use std::f64::consts::TAU;

/// A part of a disc or of a ring.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sector {
    /// Degrees clockwise from twelve o'clock, from 0 up to 360.
    pub(crate) start: f64,
    /// Degrees, above 0 and at most 360.
    pub(crate) sweep: f64,
    pub(crate) outer: f64,
    /// 0 for a part of a disc.
    pub(crate) inner: f64,
    /// The place of its path in those that were given.
    pub(crate) path: usize,
}

/// Sectors around one centre.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Wheel {
    pub(crate) centre: At,
    pub(crate) radius: f64,
    pub(crate) sectors: Vec<Sector>,
}

/// Curves that follow each other, as places on them.
type Arc = Vec<At>;

/// Distance that a Bézier arc of a right angle may have from its circle: 0.027 % of the
/// radius, and the digits that operators are written with.
fn slack(radius: f64) -> f64 {
    radius * 0.0004 + 0.003
}

impl Outline {
    /// Its curves, those that follow each other together.
    fn arcs(&self) -> Vec<Arc> {
        let mut arcs: Vec<Arc> = Vec::new();
        let (mut from, mut open) = (self.start, false);
        for step in &self.steps {
            if matches!(step, Step::Curve(..)) {
                if !open {
                    arcs.push(vec![from]);
                }
                arcs.last_mut().expect("just begun").extend(samples(from, step));
            }
            open = matches!(step, Step::Curve(..));
            from = step.end();
        }
        arcs
    }

    /// The circle that the outline is, its curves alone.
    pub(crate) fn circle(&self) -> Option<(At, f64)> {
        let arcs = self.arcs();
        let [arc] = arcs.as_slice() else { return None };
        if self.steps.iter().any(|step| matches!(step, Step::Line(_))) {
            return None;
        }
        let (centre, radius) = fit(arc)?;
        let whole = (turn(arc, centre).abs() - TAU).abs() < 0.001;
        (whole && on(arc, centre, radius)).then_some((centre, radius))
    }
}

/// The circle nearest to places (Kåsa): the least squares of x² + y² − 2ax − 2by − c.
fn fit(places: &[At]) -> Option<(At, f64)> {
    #[expect(clippy::cast_precision_loss, reason = "few places")]
    let count = places.len() as f64;
    let mean = |pick: fn(&At) -> f64| places.iter().map(pick).sum::<f64>() / count;
    let (mx, my) = (mean(|at| at.0), mean(|at| at.1));
    let (mut uu, mut uv, mut vv, mut uz, mut vz, mut zz) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
    for (x, y) in places {
        let (u, v) = (x - mx, y - my);
        let z = u * u + v * v;
        (uu, uv, vv) = (uu + u * u, uv + u * v, vv + v * v);
        (uz, vz, zz) = (uz + u * z, vz + v * z, zz + z);
    }
    let det = uu * vv - uv * uv;
    if det.abs() < 1e-12 {
        return None;
    }
    let a = (uz * vv - vz * uv) / (2.0 * det);
    let b = (vz * uu - uz * uv) / (2.0 * det);
    let radius = (zz / count + a * a + b * b).sqrt();
    Some(((mx + a, my + b), radius))
}

fn away(centre: At, at: At) -> f64 {
    (at.0 - centre.0).hypot(at.1 - centre.1)
}

fn on(places: &[At], centre: At, radius: f64) -> bool {
    places.iter().all(|at| (away(centre, *at) - radius).abs() < slack(radius))
}

/// Radians against the clock that places go around a centre, turn by turn.
fn turn(places: &[At], centre: At) -> f64 {
    let angle = |at: &At| (at.1 - centre.1).atan2(at.0 - centre.0);
    let step = |two: &[At]| {
        let by = angle(&two[1]) - angle(&two[0]);
        (by + TAU / 2.0).rem_euclid(TAU) - TAU / 2.0
    };
    places.windows(2).map(step).sum()
}

/// Degrees clockwise from twelve o'clock.
fn clock(centre: At, at: At) -> f64 {
    let up = (at.0 - centre.0).atan2(at.1 - centre.1).to_degrees();
    up.rem_euclid(360.0)
}

impl Wheel {
    /// The wheel that filled paths make: all that have an arc around the centre that most
    /// of the curves share. `None` where nothing is round.
    pub(crate) fn find(outlines: &[&[Outline]]) -> Option<Self> {
        let arcs =
            || outlines.iter().flat_map(|list| list.iter().flat_map(Outline::arcs));
        // The longest arc tells the centre best.
        let spread = |arc: &Arc| {
            fit(arc).map_or(0.0, |(centre, radius)| radius * turn(arc, centre).abs())
        };
        let longest = arcs().max_by(|a, b| spread(a).total_cmp(&spread(b)))?;
        let (near, reach) = fit(&longest)?;
        // All of the rim together tell it better still.
        let close = |arc: &Arc| {
            arc.iter().all(|at| (away(near, *at) - reach).abs() < 0.05 + slack(reach))
        };
        let rim: Vec<At> = arcs().filter(close).flatten().collect();
        let (centre, radius) = fit(&rim)?;
        let mut wheel = Self { centre, radius, sectors: Vec::new() };
        for (path, list) in outlines.iter().enumerate() {
            wheel.sectors.extend(wheel.sector(path, list));
        }
        Some(wheel)
    }

    /// The wheel of filled paths.
    pub(crate) fn of(paths: &[Path]) -> Option<Self> {
        let filled = paths.iter().filter(|path| path.fill.is_some());
        let lists: Vec<_> = filled.map(|path| path.outlines.as_slice()).collect();
        Self::find(&lists)
    }

    fn sector(&self, path: usize, outlines: &[Outline]) -> Option<Sector> {
        let arcs: Vec<Arc> = outlines.iter().flat_map(Outline::arcs).collect();
        let radius = |arc: &Arc| {
            let radius = away(self.centre, arc[0]);
            on(arc, self.centre, radius).then_some(radius)
        };
        let mut round: Vec<(f64, &Arc)> =
            arcs.iter().filter_map(|arc| Some((radius(arc)?, arc))).collect();
        round.sort_by(|a, b| b.0.total_cmp(&a.0));
        if round.len() != arcs.len() {
            return None;
        }
        let (outer, rim) = *round.first()?;
        let inner = round.get(1).map_or(0.0, |one| one.0);
        let by = turn(rim, self.centre).to_degrees();
        // The clock's way is the negative one.
        let first = if by < 0.0 { rim[0] } else { rim[rim.len() - 1] };
        let start = clock(self.centre, first);
        Some(Sector { start, sweep: by.abs(), outer, inner, path })
    }

    /// Whether the sides of a sector that are straight point at the centre; so does none
    /// of a slice that was moved or cut askew.
    pub(crate) fn is_radial(&self, outlines: &[Outline]) -> bool {
        let mut sound = true;
        for outline in outlines {
            let mut from = outline.start;
            let mut steps = outline.steps.clone();
            if outline.closed {
                steps.push(Step::Line(outline.start));
            }
            for step in &steps {
                let to = step.end();
                let long = away(from, to);
                if matches!(step, Step::Line(_)) && long > 0.01 {
                    let (dx, dy) = ((to.0 - from.0) / long, (to.1 - from.1) / long);
                    let off =
                        (self.centre.0 - from.0) * dy - (self.centre.1 - from.1) * dx;
                    sound &= off.abs() < 0.01 + 0.02 / long;
                }
                from = to;
            }
        }
        sound
    }
}
