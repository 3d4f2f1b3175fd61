//! Bars, lines and hatching, recovered from painted paths.

use super::{At, Clip, Ink, Outline, Path, Rect, Step, near};
use std::sync::Arc;

/// A filled rectangle with level and upright sides.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bar {
    pub(crate) rect: Rect,
    pub(crate) ink: Ink,
}

impl Bar {
    pub(crate) fn height(&self) -> f64 {
        self.rect[3] - self.rect[1]
    }
}

/// Strokes that are kept within one area.
#[derive(Debug, Clone)]
pub(crate) struct Hatching {
    /// The extent of the area.
    pub(crate) rect: Rect,
    /// Degrees against the clock from level, from 0 up to 180.
    pub(crate) angle: f64,
    /// The distances from line to line, across them.
    pub(crate) pitches: Vec<f64>,
    pub(crate) weight: f64,
}

impl Outline {
    /// The outline as a rectangle with level and upright sides.
    pub(crate) fn rectangle(&self) -> Option<Rect> {
        let points = self.points();
        if points.len() != 4 || !self.is_straight() {
            return None;
        }
        let [x0, y0, x1, y1] = self.rect();
        let corner = |at: &At| {
            let side = |one: f64, low: f64, high: f64| {
                (one - low).abs() < 1e-6 || (one - high).abs() < 1e-6
            };
            side(at.0, x0, x1) && side(at.1, y0, y1)
        };
        // Neighbours share one side: else two corners are crossed.
        let square = points.iter().zip(points.iter().cycle().skip(1)).all(|(a, b)| {
            ((a.0 - b.0).abs() < 1e-6) != ((a.1 - b.1).abs() < 1e-6) || near(*a, *b)
        });
        (points.iter().all(corner) && square).then_some([x0, y0, x1, y1])
    }
}

/// All rectangles that are filled, each of its own, in the order of the content.
pub(crate) fn bars(paths: &[Path]) -> Vec<Bar> {
    let filled = paths.iter().filter_map(|path| Some((path, path.fill.as_ref()?)));
    filled
        .filter(|(path, _)| !(path.even_odd && path.outlines.len() > 1))
        .flat_map(|(path, ink)| {
            let rects = path.outlines.iter().filter_map(Outline::rectangle);
            rects.map(|rect| Bar { rect, ink: ink.clone() })
        })
        .collect()
}

/// Lines through points with the pen that drew them: strokes that go on where the last one
/// ended, with the same pen, are one line.
pub(crate) fn lines(paths: &[Path]) -> Vec<(Vec<At>, super::Pen)> {
    let mut lines: Vec<(Vec<At>, super::Pen)> = Vec::new();
    for path in paths {
        let Some(pen) = path.stroke.as_ref() else { continue };
        for outline in path.outlines.iter().filter(|one| one.is_straight()) {
            let mut points = vec![outline.start];
            points.extend(outline.steps.iter().map(Step::end));
            if outline.closed {
                points.push(outline.start);
            }
            match lines.last_mut() {
                Some((line, last))
                    if last == pen && near(line[line.len() - 1], points[0]) =>
                {
                    line.extend(points.drain(1..));
                }
                _ => lines.push((points, pen.clone())),
            }
        }
    }
    lines
}

/// Areas that are hatched: parallel strokes within one clip.
pub(crate) fn hatchings(paths: &[Path]) -> Vec<Hatching> {
    let mut groups: Vec<(Arc<Clip>, Vec<&Path>)> = Vec::new();
    for path in paths.iter().filter(|path| path.stroke.is_some()) {
        let Some(clip) = path.clips.last() else { continue };
        match groups.last_mut() {
            Some((known, list)) if Arc::ptr_eq(known, clip) => list.push(path),
            _ => groups.push((Arc::clone(clip), vec![path])),
        }
    }
    groups.into_iter().filter_map(|(clip, list)| hatching(&clip, &list)).collect()
}

fn hatching(clip: &Clip, paths: &[&Path]) -> Option<Hatching> {
    let pen = paths.first()?.stroke.as_ref()?;
    let mut ends: Vec<(At, At)> = Vec::new();
    for path in paths {
        if path.stroke.as_ref() != Some(pen) {
            return None;
        }
        for outline in &path.outlines {
            let [Step::Line(to)] = outline.steps.as_slice() else { return None };
            ends.push((outline.start, *to));
        }
    }
    let slope =
        |(a, b): (At, At)| (b.1 - a.1).atan2(b.0 - a.0).to_degrees().rem_euclid(180.0);
    // The longest line tells the angle best.
    let length = |(a, b): &(At, At)| (a.0 - b.0).hypot(a.1 - b.1);
    let longest = ends.iter().max_by(|a, b| length(a).total_cmp(&length(b)))?;
    let angle = slope(*longest);
    let (sin, cos) = angle.to_radians().sin_cos();
    let across = |at: At| at.1 * cos - at.0 * sin;
    let parallel = ends.iter().all(|(a, b)| (across(*a) - across(*b)).abs() < 0.01);
    if !parallel {
        return None;
    }
    let mut places: Vec<f64> = ends.iter().map(|(a, _)| across(*a)).collect();
    places.sort_by(f64::total_cmp);
    let pitches = places.windows(2).map(|two| two[1] - two[0]).collect();
    let rect = clip.rect();
    Some(Hatching { rect, angle, pitches, weight: pen.weight })
}
