//! Shapes of a chart as items of a page.

use crate::base::{Color, Len, Role, Step};
use crate::chart::{Dash, Fill, Shape};
use crate::galley::set::Setter;
use crate::pages::{ItemKind, Paint};

/// The ink of a fill; that of hatches is black.
fn color(fill: Fill, setter: Setter<'_>) -> Color {
    match fill {
        Fill::Tint(tint) => Color::Black(tint),
        Fill::Accent(_) => setter.style(Role::Figure).color,
        Fill::Hatch(_) => Color::BLACK,
        Fill::Paper => Color::Paper,
    }
}

/// A shape as items: a rectangle is a fill, a hatched one has an edge around its lines; a
/// level or upright line is a rule, any other a path.
pub(super) fn items(shape: &Shape, setter: Setter<'_>) -> Vec<ItemKind> {
    let edge = setter.edition.styles.hairline.max(Len::centipoints(35));
    match shape {
        // nothing is no bar; filled, it would print as a line one dot thick
        Shape::Rect(rect, _) if rect.x1 <= rect.x0 || rect.y1 <= rect.y0 => Vec::new(),
        Shape::Rect(rect, Fill::Hatch(hatch)) => vec![
            ItemKind::Path(Step::around(*rect), Paint::Hatch(*hatch, Color::BLACK)),
            ItemKind::Outline(*rect, edge, Color::BLACK),
        ],
        Shape::Rect(rect, fill) => vec![ItemKind::Fill(*rect, color(*fill, setter))],
        Shape::Area(steps, Fill::Hatch(hatch)) => vec![
            ItemKind::Path(steps.clone(), Paint::Hatch(*hatch, Color::BLACK)),
            ItemKind::Path(steps.clone(), Paint::stroke(edge, Color::BLACK)),
        ],
        Shape::Area(steps, fill) => {
            vec![ItemKind::Path(steps.clone(), Paint::Fill(color(*fill, setter)))]
        }
        Shape::Line(points, weight, fill, dash) => {
            let ink = color(*fill, setter);
            match (points.as_slice(), dash) {
                ([a, b], Dash::Solid) if a.x == b.x || a.y == b.y => {
                    vec![ItemKind::Line(*a, *b, *weight, ink)]
                }
                _ => {
                    let paint = Paint::Stroke {
                        weight: *weight,
                        color: ink,
                        dash: match dash {
                            Dash::Solid => None,
                            Dash::Dashed => Some((*weight * 4, *weight * 2)),
                            Dash::Dotted => Some((*weight, weight.ratio(3, 2))),
                        },
                        round: *dash == Dash::Solid,
                    };
                    vec![ItemKind::Path(Step::through(points), paint)]
                }
            }
        }
    }
}
